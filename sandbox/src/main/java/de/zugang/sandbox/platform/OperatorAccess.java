package de.zugang.sandbox.platform;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Secrets;
import de.zugang.sandbox.service.Services;
import java.net.URI;

/** The operator's interface of a sandbox, with the client that only a sandbox has. */
public record OperatorAccess(Layout layout) {

    public String token(Tokens tokens) {
        return tokens.client("osr-operator", Secrets.of(layout.secrets()).get("clients.operator"));
    }

    public Register register(Http http, Endpoints endpoints) {
        var ports = new Ports(endpoints.gateway().getPort());
        return new Register(http, URI.create(Services.url(ports.osrOperator())));
    }
}
