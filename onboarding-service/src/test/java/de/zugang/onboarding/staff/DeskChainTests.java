package de.zugang.onboarding.staff;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@OnboardingTest
class DeskChainTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @LocalServerPort
    private int port;

    @Test
    void leadsFromTheBareAddressToTheSignInAtKeycloak() throws Exception {
        assertThat(location(get("/"))).hasPath("/desk");
        assertThat(location(get("/desk"))).hasPath("/oauth2/authorization/desk");
        URI signIn = location(get("/oauth2/authorization/desk"));
        assertThat(signIn.toString())
                .startsWith(KEYCLOAK.issuer() + "/protocol/openid-connect/auth?")
                .contains("client_id=desk", "scope=openid");
    }

    @Test
    void sendsStrictHeadersAndForbidsFraming() throws Exception {
        var headers = get("/desk").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        var forged = HttpRequest.newBuilder(uri("/desk/orders"))
                .POST(BodyPublishers.ofString("company=x"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();
        assertThat(send(forged).statusCode()).isEqualTo(403);
    }

    @Test
    void doesNotTakeATokenForASession() throws Exception {
        var request = HttpRequest.newBuilder(uri("/desk"))
                .header("Authorization", "Bearer " + KEYCLOAK.token("anna", "customer-service"))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static URI location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
}
