package de.zugang.sandbox.platform;

import de.zugang.sandbox.customers.CustomerFile;
import de.zugang.sandbox.customers.CustomerImport;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.journey.Unexpected;
import de.zugang.sandbox.register.Failed;
import de.zugang.sandbox.register.LoadFile;
import de.zugang.sandbox.register.Register;
import de.zugang.sandbox.register.RegisterFile;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Secrets;
import de.zugang.sandbox.service.Services;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What a running platform gets so that there is something to see: the demo register and two technical users. */
record Furnishing(
        SandboxOptions options,
        Layout layout,
        Services services,
        Secrets secrets,
        String platformUrl,
        Consumer<String> say) {

    private static final String OSR = "/arge/on-site-roles/v1";
    private static final String PROBE = OSR + "/billingunits/654321/residentialunits/0001/on-site-roles";
    private static final String DEMO_REGISTER = "api-spec/on-site-roles/demo-register.ndjson";
    private static final String DEMO_CUSTOMERS = "api-spec/onboarding/demo-customers.csv";

    Endpoints furnish() {
        Ports ports = options.ports();
        var http = new Http();
        var tokens = new Tokens(http, URI.create(services.tokenUrl()));
        try {
            if (layout.technicalUsers().read(DemoUsers.Both.class).isEmpty()) {
                loadRegister(tokens);
            }
            handOverAuthorizations(http, tokens);
            bringInCustomers(http, tokens);
            var users = new DemoUsers(
                    http,
                    tokens,
                    new Onboarding(http, address(ports.onboarding()), new Received(http, address(ports.outbox()))),
                    URI.create(Services.url(ports.gateway()) + PROBE),
                    layout.technicalUsers());
            return endpoints(ports, users.ensure(secrets.users().customerService()));
        } catch (Unexpected | Failed failed) {
            throw new CannotStart("the demo data could not be made: " + failed.getMessage(), failed);
        }
    }

    private void loadRegister(Tokens tokens) {
        Path file = options.root().resolve(DEMO_REGISTER);
        var register = new Register(
                address(options.ports().osrOperator()),
                () -> tokens.client("osr-operator", secrets.get("clients.operator")));
        var told = new ByteArrayOutputStream();
        int status = new LoadFile(register, new PrintStream(told, true, StandardCharsets.UTF_8), false)
                .run(new LoadFile.Options(RegisterFile.of(file), false, false, Optional.empty()));
        if (status != LoadFile.DONE) {
            throw new CannotStart("the demo register was refused: " + told.toString(StandardCharsets.UTF_8));
        }
        say.accept("the demo register is loaded");
    }

    /** At every start, since nothing of it is older than a day. */
    private void handOverAuthorizations(Http http, Tokens tokens) {
        new AuthorizationHost(http, address(options.ports().olaOperator()))
                .handOver(tokens.client("ola-host", secrets.get("clients.olaHost")), Instant.now());
        say.accept("a day of authorization requests is handed over");
    }

    /** At every start, since a register of earlier changes nothing. */
    private void bringInCustomers(Http http, Tokens tokens) {
        var report = new CustomerImport(
                        http,
                        address(options.ports().onboarding()),
                        () -> tokens.staff(secrets.users().operator()))
                .run(new CustomerFile(options.root().resolve(DEMO_CUSTOMERS)));
        if (!report.refused().isEmpty()) {
            throw new CannotStart("the demo customers were refused: " + String.join(", ", report.refused()));
        }
        say.accept("the demo customers are registered");
    }

    private Endpoints endpoints(Ports ports, DemoUsers.Both users) {
        return new Endpoints(
                address(ports.gateway()),
                URI.create(services.tokenUrl()),
                address(ports.onboarding()),
                address(ports.portal()),
                address(ports.outbox()),
                address(ports.keycloak()),
                new Endpoints.Database(platformUrl, "postgres", ""),
                secrets.users(),
                users.technicalUser(),
                users.otherTechnicalUser(),
                OSR);
    }

    private static URI address(int port) {
        return URI.create(Services.url(port));
    }
}
