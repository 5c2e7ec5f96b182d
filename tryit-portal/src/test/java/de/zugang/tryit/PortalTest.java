package de.zugang.tryit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole portal on a real port; gateway and token endpoint are stubs. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class PortalTest {

    protected static final WireMockServer far =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static {
        far.start();
    }

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stubs(DynamicPropertyRegistry registry) {
        registry.add("zugang.portal.gateway-url", far::baseUrl);
        registry.add("zugang.portal.token-url", () -> far.baseUrl() + "/token");
    }

    @BeforeEach
    void forget() {
        far.resetAll();
    }

    protected HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return HTTP.send(with(request, headers).build(), BodyHandlers.ofString());
    }

    protected HttpResponse<String> call(String name, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/calls/" + name))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HTTP.send(with(request, headers).build(), BodyHandlers.ofString());
    }

    /** The same without a Content-Length. */
    protected HttpResponse<String> chunked(String name, String body) throws IOException, InterruptedException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/calls/" + name))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }
}
