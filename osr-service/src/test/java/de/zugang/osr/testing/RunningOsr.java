package de.zugang.osr.testing;

import de.zugang.osr.OsrService;
import de.zugang.osr.queue.CrashPoint;
import de.zugang.servicekit.operator.OperatorListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service on free ports over a database of its own, or of another instance. */
public final class RunningOsr implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;

    private RunningOsr(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningOsr on(TestDatabase database, String... more) {
        return on(database, _ -> {}, more);
    }

    public static RunningOsr on(
            TestDatabase database, ApplicationContextInitializer<GenericApplicationContext> change, String... more) {
        return new RunningOsr(new SpringApplicationBuilder(OsrService.class)
                .initializers(change)
                .run(arguments(database, more)));
    }

    /** Misbehaves at moments of the test's choice. */
    public static RunningOsr with(CrashPoint crashPoint, TestDatabase database, String... more) {
        return on(
                database,
                context -> context.registerBean(
                        "testsCrashPoint",
                        CrashPoint.class,
                        () -> crashPoint,
                        definition -> definition.setPrimary(true)),
                more);
    }

    /** What an instance over this database is started with; also in a process of its own. */
    public static String[] arguments(TestDatabase database, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--zugang.operator.port=0",
                "--zugang.operator.issuer=" + Tokens.OPERATOR_ISSUER,
                "--zugang.operator.jwks-url=" + Tokens.keycloakKeysUrl(),
                "--zugang.passport.keys=" + passportKeys().toUri(),
                "--zugang.crypto.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=osr_app",
                "--spring.flyway.url=" + database.url(),
                "--spring.flyway.user=osr_owner",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** Lets the service live by this clock. */
    public static ApplicationContextInitializer<GenericApplicationContext> at(Clock clock) {
        return context ->
                context.registerBean("testsClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
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

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int operatorPort() {
        return bean(OperatorListener.class).port();
    }

    /** Requests with a passport of this technical user. */
    public Client as(String technicalUser, String... customerNumbers) {
        return new Client(this, Tokens.passport(technicalUser, customerNumbers));
    }

    public Answer importRegister(String ndjson) {
        return importRegister(ndjson, false);
    }

    public Answer importRegister(String ndjson, boolean legacy) {
        return importRegister("?legacy=" + legacy, "application/x-ndjson", HttpRequest.BodyPublishers.ofString(ndjson));
    }

    /** Sends a register file as an operator. */
    public Answer importRegister(String query, String type, HttpRequest.BodyPublisher file) {
        return send(asOperator("/operator/v1/register" + query)
                .header("Content-Type", type)
                .POST(file));
    }

    /** A request with an operator's token. */
    public HttpRequest.Builder asOperator(String path) {
        return HttpRequest.newBuilder(operatorUri(path))
                .header("Authorization", "Bearer " + Tokens.ofStaff("operator"));
    }

    /** As an operator. */
    public Answer operator(String method, String path, String json) {
        return send(HttpRequest.newBuilder(operatorUri(path))
                .header("Authorization", "Bearer " + Tokens.ofStaff("operator"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public URI operatorUri(String path) {
        return URI.create("http://127.0.0.1:" + operatorPort() + path);
    }

    public static Answer send(HttpRequest.Builder request) {
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
