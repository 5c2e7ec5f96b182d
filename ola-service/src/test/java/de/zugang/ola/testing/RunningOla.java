package de.zugang.ola.testing;

import de.zugang.ola.OlaService;
import de.zugang.servicekit.operator.OperatorListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on free ports over a database of its own. Every answer is held against the contract. */
public final class RunningOla implements AutoCloseable {

    public static final String CUSTOMER = "0000123456";
    public static final String OTHER_CUSTOMER = "0000999999";
    public static final Instant START = Instant.parse("2026-11-22T09:30:00Z");

    private static final String BASE = "/ola/v1.0.0";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Contract OLA = Contract.of("ola/v1");
    private static final Contract INGEST = Contract.of("ola-ingest/v1");

    private final ConfigurableApplicationContext context;
    private final TestDatabase database = TestDatabase.create();
    private final TurnedClock clock = new TurnedClock(START);

    public RunningOla(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--zugang.operator.port=0",
                "--zugang.operator.issuer=" + Tokens.KEYCLOAK_ISSUER,
                "--zugang.operator.jwks-url=" + Tokens.keycloakKeysUrl(),
                "--zugang.passport.keys=" + passportKeys().toUri(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=ola_app",
                "--spring.flyway.url=" + database.url(),
                "--spring.flyway.user=ola_owner",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn"));
        arguments.addAll(List.of(more));
        context = new SpringApplicationBuilder(OlaService.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("turnedClock", clock))
                .run(arguments.toArray(String[]::new));
    }

    private static Path passportKeys() {
        try {
            Path file = Files.createTempFile("passport-keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Tokens.publicKeys());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public TurnedClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Asks as a caller with these customer numbers; the path may carry a query. */
    public Answer get(String pathAndQuery, String... customerNumbers) {
        Answer answer = send(HttpRequest.newBuilder(uri("local.server.port", BASE + pathAndQuery))
                .header("Authorization", "Bearer " + Tokens.passport(customerNumbers)));
        OLA.check(pathAndQuery.replaceFirst("\\?.*", ""), "GET", answer.http());
        return answer;
    }

    /** Hands over a batch as the authorization host. */
    public Answer post(String batch) {
        return post(batch, Tokens.ofMachine("ola-ingest", "ola-operator"));
    }

    public Answer post(String batch, String token) {
        Answer answer = send(ingest(batch, token));
        INGEST.check("/authorization-requests", "POST", answer.http());
        return answer;
    }

    public CompletableFuture<Answer> postLater(String batch) {
        return HTTP.sendAsync(
                        ingest(batch, Tokens.ofMachine("ola-ingest", "ola-operator"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(Answer::new);
    }

    /** Posts on the port that callers use. */
    public Answer postOnMainPort(String batch, String token) {
        return send(HttpRequest.newBuilder(uri("local.server.port", "/operator/v1/authorization-requests"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(batch)));
    }

    /** Any request at either port, with whatever token; nothing is held against a contract. */
    public Answer call(
            boolean atOperatorsPort, String method, String path, Optional<String> token, String type, String body) {
        URI uri = atOperatorsPort
                ? URI.create("http://127.0.0.1:" + bean(OperatorListener.class).port() + path)
                : uri("local.server.port", path);
        var request = HttpRequest.newBuilder(uri).header("Content-Type", type);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder ingest(String batch, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + bean(OperatorListener.class).port() + "/operator/v1/authorization-requests"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(batch));
    }

    private URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(port) + path);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(
                    HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
