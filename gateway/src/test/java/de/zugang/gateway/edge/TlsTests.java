package de.zugang.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.Certificates;
import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are made by openssl, as an operator would. */
class TlsTests {

    @TempDir
    Path directory;

    @Test
    void takesAReplacedCertificateWithoutDroppingAConnection() throws Exception {
        certificate("first.example");
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService();
                var gateway = start(
                        feed,
                        realm,
                        service,
                        "spring.profiles.active=production,tls",
                        "ZUGANG_TLS_CERTIFICATE=" + directory.resolve("tls.crt").toUri(),
                        "ZUGANG_TLS_KEY=" + directory.resolve("tls.key").toUri(),
                        "spring.ssl.bundle.watch.file.quiet-period=200ms");
                var open = connect(gateway)) {
            assertThat(subject(open)).contains("first.example");
            assertThat(get(open)).startsWith("HTTP/1.1 200");

            certificate("second.example");

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                try (var fresh = connect(gateway)) {
                    return subject(fresh).contains("second.example");
                }
            });
            assertThat(get(open)).as("on the connection from before").startsWith("HTTP/1.1 200");
            assertThat(plain(gateway)).as("plain HTTP: no answer, no redirect").doesNotContain("HTTP/1.1");
        }
    }

    /** F-68: the metric that the alert {@code GatewayCertificateEndsSoon} looks at, 14 days ahead. */
    @Test
    void tellsWhenItsCertificateEnds() throws Exception {
        certificate("first.example");
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService();
                var gateway = start(
                        feed,
                        realm,
                        service,
                        "spring.profiles.active=production,tls",
                        "ZUGANG_TLS_CERTIFICATE=" + directory.resolve("tls.crt").toUri(),
                        "ZUGANG_TLS_KEY=" + directory.resolve("tls.key").toUri(),
                        "management.server.port=0",
                        "management.server.address=127.0.0.1",
                        "management.server.ssl.enabled=false",
                        "management.endpoints.web.exposure.include=health,prometheus");
                var http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + gateway.managementPort() + "/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(metrics.lines().filter(line -> line.startsWith("ssl_chain_expiry_seconds{bundle=\"gateway\"")))
                    .singleElement()
                    .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .isBetween(28 * 86_400.0, 30 * 86_400.0));
            assertThat(Files.readString(Path.of("../deploy/prometheus/zugang-gateway.rules.yml")))
                    .contains("ssl_chain_expiry_seconds{bundle=\"gateway\"}");
        }
    }

    @Test
    void doesNotStartInProductionWithoutTls() {
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService()) {
            assertThatThrownBy(() -> start(feed, realm, service, "spring.profiles.active=production"))
                    .rootCause()
                    .hasMessageContaining("zugang.edge.transport");
            assertThatThrownBy(() -> start(feed, realm, service, "zugang.edge.transport=tls-at-proxy"))
                    .rootCause()
                    .hasMessageContaining("zugang.edge.trusted-proxies");
        }
    }

    @Test
    void takesATrustedProxysWordThatTheCallerCameOverTls() {
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService();
                var gateway = start(
                        feed,
                        realm,
                        service,
                        "zugang.edge.transport=tls-at-proxy",
                        "zugang.edge.trusted-proxies=127.0.0.0/8")) {
            assertThat(gateway.status(gateway.request("/x"))).isEqualTo(403);
            assertThat(gateway.status(gateway.request("/x").header("X-Forwarded-Proto", "http")))
                    .isEqualTo(403);
            assertThat(gateway.status(gateway.request("/x").header("X-Forwarded-Proto", "https")))
                    .isEqualTo(404);
        }
    }

    @Test
    void closesWhoeverIsNoTrustedProxyWhereTlsEndsAtOne() {
        try (var realm = new TestRealm();
                var feed = new TestFeed();
                var service = new TestService();
                var gateway = start(
                        feed,
                        realm,
                        service,
                        "zugang.edge.transport=tls-at-proxy",
                        "zugang.edge.trusted-proxies=192.0.2.1")) {
            assertThatThrownBy(() -> gateway.status(gateway.request("/x").header("X-Forwarded-Proto", "https")))
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    private TestGateway start(TestFeed feed, TestRealm realm, TestService service, String... further) {
        return TestGateway.start(feed.uri(), realm.uri(), service.uri(), directory.resolve("snapshot"), further);
    }

    private void certificate(String name) throws Exception {
        new Certificates(directory).make(name);
    }

    private static SSLSocket connect(TestGateway gateway) throws Exception {
        var socket = Certificates.trustingEverybody(gateway.port());
        socket.startHandshake();
        return socket;
    }

    private static String subject(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    /** The first bytes of the answer; the body fits into the same read or stays unread. */
    private static String get(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (answer.indexOf("}") < 0) {
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                return answer.toString();
            }
            answer.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
        }
        return answer.toString();
    }

    private static String plain(TestGateway gateway) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
