package de.zugang.bench.osr;

import de.zugang.bench.database.Server;
import de.zugang.bench.load.Issuer;
import de.zugang.bench.machine.Processes;
import de.zugang.bench.service.ServiceUnderTest;
import de.zugang.sandbox.service.Services;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A running osr-service over a database of its own. */
record Osr(ServiceUnderTest service) implements AutoCloseable {

    static final List<String> OPTIONS = ServiceUnderTest.OPTIONS;

    /** Starts it and waits until it is ready; it makes its tables if they are not there. */
    static Osr start(Path root, Path state, Server server, String database, Issuer issuer) {
        return new Osr(ServiceUnderTest.start(Services.OSR, root, state, server, database, issuer));
    }

    URI uri() {
        return URI.create(Services.url(service.ports().osr()));
    }

    URI operatorUri(String path) {
        return URI.create(Services.url(service.ports().osrOperator()) + path);
    }

    /** The issuer that it expects of operators' tokens. */
    String operatorIssuer() {
        return service.operatorIssuer();
    }

    Processes processes() {
        return service.processes();
    }

    @Override
    public void close() {
        service.close();
    }
}
