package de.zugang.gateway.testbed;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import de.zugang.gateway.Gateway;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** The application itself on a free port. */
public final class TestGateway implements AutoCloseable {

    public static final RSAKey PASSPORT_KEY = TestTokens.key("gateway-1");
    public static final String PATH = "/arge/on-site-roles/v1/billingunits/123456/residentialunits/1234/on-site-roles";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;

    private TestGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param directory of its snapshot
     * @param further properties, for example {@code zugang.feed.poll-wait=1s}; of two with one name the last one counts
     */
    public static TestGateway start(URI feed, URI realm, URI service, Path directory, String... further) {
        return start(Clock.systemUTC(), feed, realm, service, directory, further);
    }

    /** As above, by a clock that the test turns. */
    public static TestGateway start(Clock clock, URI feed, URI realm, URI service, Path directory, String... further) {
        return start(
                made -> made.registerBean(
                        "testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)),
                feed,
                realm,
                service,
                directory,
                further);
    }

    /** With another part that Spring makes use of. */
    public static <T> TestGateway startWith(
            Class<T> type, Supplier<T> part, URI feed, URI realm, URI service, Path directory, String... further) {
        return start(made -> made.registerBean(type, part), feed, realm, service, directory, further);
    }

    /** With event loops of its own, which end with it: those that all share end with the first gateway that stops. */
    public static TestGateway startApart(URI feed, URI realm, URI service, Path directory, String... further) {
        return start(
                made -> made.registerBean(ReactorResourceFactory.class, () -> {
                    var resources = new ReactorResourceFactory();
                    resources.setUseGlobalResources(false);
                    return resources;
                }),
                feed,
                realm,
                service,
                directory,
                further);
    }

    private static TestGateway start(
            ApplicationContextInitializer<GenericApplicationContext> initializer,
            URI feed,
            URI realm,
            URI service,
            Path directory,
            String... further) {
        var properties = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "zugang.feed.url=" + feed + "/feed/v1",
                "zugang.feed.node=gateway.test",
                "zugang.feed.token-url=" + realm + "/token",
                "zugang.feed.client-id=gateway",
                "zugang.feed.client-secret=node-secret",
                "zugang.oidc.issuer=" + TestTokens.ISSUER,
                "zugang.oidc.jwks-url=" + realm + "/certs",
                "zugang.snapshot.directory=" + directory,
                "zugang.snapshot.hmac-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "zugang.passport.signing-keys=" + signingKeys(directory).toUri(),
                "zugang.upstreams.osr-service=" + service));
        properties.addAll(List.of(further));
        var last = new LinkedHashMap<String, String>();
        for (var property : properties) {
            int name = property.indexOf('=');
            last.put(property.substring(0, name), property.substring(name));
        }
        var arguments = last.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + entry.getValue())
                .toArray(String[]::new);
        return new TestGateway(new SpringApplicationBuilder(Gateway.class)
                .initializers(initializer)
                .run(arguments));
    }

    private static Path signingKeys(Path directory) {
        try {
            var file = directory.resolveSibling(directory.getFileName() + "-passport-keys.json");
            return Files.writeString(file, new JWKSet(PASSPORT_KEY).toString(false));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        var server = ((ReactiveWebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server).getPort();
    }

    /** Whether it has made a part of this type. */
    public boolean has(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    /** Of metrics and health, if {@code management.server.port} is 0. */
    public int managementPort() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.management.port")));
    }

    /** A counter or gauge, or how often a timer has counted, as operators see it. */
    public double metric(String name, String... labels) {
        return context.getBean(MeterRegistry.class)
                .get(name)
                .tags(labels)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** A good request of this technical user. */
    public HttpRequest.Builder request(TestUser user, String token) {
        return request(PATH).header("Ocp-Apim-Subscription-Key", user.key()).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public int status(HttpRequest.Builder request) {
        return send(request).statusCode();
    }

    @Override
    public void close() {
        context.close();
    }
}
