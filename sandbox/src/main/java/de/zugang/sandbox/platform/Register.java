package de.zugang.sandbox.platform;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Services;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;

/** Loads billing units over the operator's interface of osr-service. */
public record Register(Http http, URI operator) {

    /** That of a running sandbox; the operator's port is none of its public addresses. */
    public static Register of(Http http, Endpoints endpoints) {
        var ports = new Ports(endpoints.gateway().getPort());
        return new Register(http, URI.create(Services.url(ports.osrOperator())));
    }

    /**
     * Sends a file of billing units, one JSON object a line.
     *
     * @return what the service says about it
     */
    public Answer load(String token, Path file) throws FileNotFoundException {
        return http.post(
                URI.create(operator + "/operator/v1/register"),
                Map.of("Authorization", "Bearer " + token),
                "application/x-ndjson",
                HttpRequest.BodyPublishers.ofFile(file));
    }
}
