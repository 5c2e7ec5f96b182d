package de.zugang.osr.testing;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request was answered. */
public record Answer(HttpResponse<String> http) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public int status() {
        return http.statusCode();
    }

    public String contentType() {
        return http.headers().firstValue("Content-Type").orElse("");
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    public JsonNode body() {
        return JSON.readTree(http.body());
    }

    /** The text of the first error of a problem document. */
    public String problem() {
        return body().at("/errors/0/message").asString();
    }
}
