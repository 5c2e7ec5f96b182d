package de.zugang.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.zugang.client.webhook.ApiClient;
import de.zugang.client.webhook.api.EndpointApi;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An integrator that does not want to ask: dry run, endpoint, delivery, push; through the front door. */
@ExtendWith(OnPlatform.class)
class WebhookTests {

    private static final String DELIVERY = """
            {"timestamp": "2026-11-22T10:00:00Z", "billingunit": {"reference": {"mscnumber": "100001"},
             "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [
              {"change": "%s", "role": "S-COR", "from": "2026-01-01", "partner": {"pmnumber": "H1"}}],
             "partners": [{"reference": {"pmnumber": "H1"}, "name": "Hook", "firstname": "Hanna"}]}}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Platform platform;
    private final Credentials credentials;
    private final OnSiteRoles.Unit unit;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    private record Got(String id, String timestamp, String signature, String body) {}

    WebhookTests(Platform platform) {
        this.platform = platform;
        this.credentials = Credentials.basic(platform.endpoints().technicalUser());
        this.unit = platform.freshUnit();
    }

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::keep);
        receiver.start();
    }

    @AfterEach
    void stop() throws Exception {
        send("/endpoint", "DELETE", "");
        receiver.stop(0);
    }

    private void keep(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        got.add(new Got(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Test
    void tellsFirstWhatWouldHappenAndThenPushesWhatDid() throws Exception {
        var roles = platform.onSiteRoles();
        JsonNode dry = platform.http()
                .postJson(
                        URI.create(roles.base() + unit.path() + "/dry-run"),
                        credentials.headers(),
                        DELIVERY.formatted(unit.residentialUnit(), "DELETE"))
                .expect(200)
                .json();
        assertThat(dry.path("status").asString()).isEqualTo("FAIL");
        assertThat(dry.path("messageTotal").asInt()).isEqualTo(1);
        assertThat(roles.activeRole(credentials, unit)).isEmpty();

        var created = send(
                "/endpoint",
                "PUT",
                "{\"url\": \"http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String secret = json(created).path("secret").asString();

        roles.mustSucceed(credentials, unit, DELIVERY.formatted(unit.residentialUnit(), "INSERT"));
        roles.mustSucceed(credentials, unit, DELIVERY.formatted(unit.residentialUnit(), "DELETE"));
        Await.until(
                "two pushes",
                Duration.ofSeconds(20),
                () -> got.size() >= 2 ? java.util.Optional.of(got) : java.util.Optional.empty());
        assertThat(got).hasSize(2).allSatisfy(message -> {
            assertThat(message.signature()).isEqualTo(signature(secret, message));
            assertThat(message.body())
                    .contains("\"delivery.ended\"", "\"100001\"", "\"SUCCESS\"")
                    .doesNotContain("Hook", "Hanna");
        });
        assertThat(json(send("/endpoint/attempts", "GET", "")).path("attempts"))
                .extracting(attempt -> attempt.path("outcome").asString())
                .containsExactly("DELIVERED", "DELIVERED");
        assertThat(client().getAttempts().getAttempts()).hasSize(2);
        assertThat(send("/endpoint/test", "POST", "").statusCode()).isEqualTo(202);
        assertThat(send("/endpoint/nothing", "GET", "").statusCode()).isEqualTo(404);
    }

    /** As generated from the contract. */
    private EndpointApi client() {
        var user = platform.endpoints().technicalUser();
        var client = new ApiClient().setBasePath(platform.endpoints().gateway() + "/webhook/v1");
        client.setApiKey(user.subscriptionKey());
        client.setUsername(user.clientId());
        client.setPassword(user.clientSecret());
        return new EndpointApi(client);
    }

    private HttpResponse<String> send(String path, String method, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(platform.endpoints().gateway() + "/webhook/v1" + path))
                .timeout(Duration.ofSeconds(15))
                .method(method, BodyPublishers.ofString(body));
        credentials.headers().forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String signature(String secret, Got message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String signed = message.id() + "." + message.timestamp() + "." + message.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
