package de.zugang.ola.testing;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request was answered. */
public record Answer(HttpResponse<String> http) {

    public int status() {
        return http.statusCode();
    }

    public JsonNode body() {
        return JsonMapper.shared().readTree(http.body());
    }

    /** The text of the first error of a problem document. */
    public String problem() {
        return body().at("/errors/0/message").asString();
    }

    /** The field that the first error is about. */
    public String field() {
        return body().at("/errors/0/field").asString();
    }
}
