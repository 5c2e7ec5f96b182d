package de.zugang.e2e.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.service.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** not only the gateway but every service by itself takes ambiguous bytes for one request at most. */
@ExtendWith(OnPlatform.class)
class SmugglingTests {

    /** Where nothing more comes within that, the hidden request was taken for a body. */
    private static final int PATIENCE_MILLIS = 3_000;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    private final Map<String, Integer> ports;

    SmugglingTests(Platform platform) {
        var row = new Ports(platform.endpoints().gateway().getPort());
        ports = Map.of(
                "gateway",
                row.gateway(),
                "onboarding-service",
                row.onboarding(),
                "osr-service",
                row.osr(),
                "ola-service",
                row.ola(),
                "tryit-portal",
                row.portal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "onboarding-service", "osr-service", "ola-service", "tryit-portal"})
    void neverAnswersTheHiddenRequest(String service) throws Exception {
        int port = Objects.requireNonNull(ports.get(service));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : threads.invokeAll(Ambiguous.corpus("/anything").stream()
                    .map(request -> (Callable<Told>) () -> send(port, request))
                    .toList())) {
                assertOneRefusalAtMost(service, sent);
            }
        }
        assertThat(get(port, "/livez")).as("serves on").isEqualTo(200);
    }

    private static void assertOneRefusalAtMost(String service, Future<Told> sent) throws Exception {
        var told = sent.get();
        var statuses = STATUS.matcher(told.answer())
                .results()
                .map(status -> status.group(1))
                .toList();
        assertThat(statuses).as("%s: %s", service, told).hasSizeLessThanOrEqualTo(1);
        assertThat(statuses)
                .as("%s: %s", service, told)
                .allMatch(status -> status.startsWith("4") || status.equals("501") || status.equals("505"));
    }

    private record Told(String name, String answer) {}

    private static Told send(int port, Ambiguous request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.toBytes());
            var answer = new StringBuilder();
            try {
                for (int c = socket.getInputStream().read();
                        c >= 0;
                        c = socket.getInputStream().read()) {
                    answer.append((char) c);
                }
            } catch (SocketTimeoutException | SocketException nothingMore) {
                return new Told(request.name(), answer.toString());
            }
            return new Told(request.name(), answer.toString());
        }
    }

    private static int get(int port, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
