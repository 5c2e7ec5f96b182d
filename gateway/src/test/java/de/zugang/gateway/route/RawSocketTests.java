package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestGateway.PATH;
import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import de.zugang.gateway.testbed.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that no HTTP client would send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawSocketTests {

    private static final String CRLF = "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String END = "0" + CRLF + CRLF;
    private static final String HIDDEN = "GET /hidden HTTP/1.1" + CRLF + "Host: a" + CRLF + CRLF;

    private final TestRealm realm = new TestRealm();
    private final TestFeed feed = new TestFeed();
    private final TestService service = new TestService();
    private TestGateway gateway;

    @SuppressWarnings("NullAway.Init") // start
    RawSocketTests() {}

    @BeforeAll
    void start(@TempDir Path directory) {
        feed.publish(ANNA.active(1));
        gateway = TestGateway.start(
                feed.uri(),
                realm.uri(),
                service.uri(),
                directory,
                "zugang.edge.headers=1s",
                "zugang.edge.body-pause=1s");
        await().until(() -> gateway.status(gateway.request(ANNA, TestTokens.of(ANNA, Instant.now()))) == 200);
    }

    @AfterAll
    void stop() {
        gateway.close();
        service.close();
        feed.close();
        realm.close();
    }

    @BeforeEach
    void reset() {
        service.arrived.clear();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("garbage", 400, "\u0001\u0002\u0003" + CRLF + CRLF),
                Arguments.of("no version", 400, "GET /" + CRLF + "Host: a" + CRLF + CRLF),
                Arguments.of("header without a colon", 400, get("nonsense")),
                Arguments.of("blank before the colon", 400, get("X-A : b")),
                Arguments.of("control character in a value", 400, get("X-A: a\u0000b")),
                Arguments.of("two lengths", 400, post("Content-Length: 2" + CRLF + "Content-Length: 3", "{}")),
                Arguments.of("length with a sign", 400, post("Content-Length: +2", "{}")),
                Arguments.of("length in hex", 400, post("Content-Length: 0x2", "{}")),
                Arguments.of("negative length", 400, post("Content-Length: -2", "{}")),
                Arguments.of("unknown coding", 400, post("Transfer-Encoding: xchunked", "")),
                Arguments.of("coding list", 400, post("Transfer-Encoding: gzip, chunked", "0" + CRLF + CRLF)),
                Arguments.of(
                        "two codings",
                        400,
                        post("Transfer-Encoding: chunked" + CRLF + "Transfer-Encoding: identity", "0" + CRLF + CRLF)),
                Arguments.of("length and coding", 400, post("Content-Length: 6" + CRLF + CHUNKED, END + HIDDEN)),
                Arguments.of("coding and length", 400, post(CHUNKED + CRLF + "Content-Length: 6", END + HIDDEN)),
                Arguments.of("coding with a tab", 400, post("Transfer-Encoding:\tchunked ,", END)),
                Arguments.of("coding twice", 400, post(CHUNKED + CRLF + CHUNKED, END)),
                Arguments.of("coding in two names", 400, post("Transfer-encoding: identity" + CRLF + CHUNKED, END)),
                Arguments.of("coding with a vertical tab", 400, post("Transfer-Encoding: \u000bchunked", END)),
                Arguments.of("coding hidden behind a blank", 400, post("Transfer-Encoding : chunked", END)),
                Arguments.of("coding in a folded line", 400, post("X-A: b" + CRLF + " Transfer-Encoding: chunked", "")),
                Arguments.of("folded coding", 400, post("Transfer-Encoding:" + CRLF + " chunked", END)),
                Arguments.of("folded header", 400, get("X-A: b" + CRLF + "\tc")),
                Arguments.of("coding of HTTP/1.0", 400, request("POST " + PATH + " HTTP/1.0", CHUNKED + CRLF, END)),
                Arguments.of("bare LF", 400, get("X-A: b\nX-B: c")),
                Arguments.of(
                        "bare LF at the end of the head", 400, ("GET " + PATH + " HTTP/1.1" + CRLF + "Host: a\n\n")),
                Arguments.of("bare CR", 400, get("X-A: b\rX-B: c")),
                Arguments.of("LF in a chunk extension", 400, post(CHUNKED, "2;a\nb" + CRLF + "{}" + CRLF + END)),
                Arguments.of("chunk ended by LF", 400, post(CHUNKED, "2" + CRLF + "{}\n" + END)),
                Arguments.of("chunk longer than said", 400, post(CHUNKED, "2" + CRLF + "{}xx" + CRLF + END)),
                Arguments.of("chunk size in no hex", 400, post(CHUNKED, "-2" + CRLF + "{}" + CRLF + END)),
                Arguments.of("chunk size with a prefix", 400, post(CHUNKED, "0x2" + CRLF + "{}" + CRLF + END)),
                Arguments.of("chunk size beyond all", 400, post(CHUNKED, "fffffffffffffffff" + CRLF + "{}")),
                Arguments.of(
                        "length twice the same", 400, post("Content-Length: 2" + CRLF + "Content-Length: 2", "{}")),
                Arguments.of("length list", 400, post("Content-Length: 2, 2", "{}")),
                Arguments.of("two hosts", 400, get("Host: b")),
                Arguments.of("two hosts in one", 400, "GET " + PATH + " HTTP/1.1" + CRLF + "Host: a, b" + CRLF + CRLF),
                Arguments.of("host with a user", 400, "GET " + PATH + " HTTP/1.1" + CRLF + "Host: a@b" + CRLF + CRLF),
                Arguments.of("host with no port", 400, "GET " + PATH + " HTTP/1.1" + CRLF + "Host: a:b" + CRLF + CRLF),
                Arguments.of("empty host", 400, "GET " + PATH + " HTTP/1.1" + CRLF + "Host:" + CRLF + CRLF),
                Arguments.of("no host", 400, "GET " + PATH + " HTTP/1.1" + CRLF + credentials() + CRLF),
                Arguments.of("tunnel", 400, request("CONNECT evil.example:443 HTTP/1.1", "", "")),
                Arguments.of("HTTP/2 without TLS", 400, "PRI * HTTP/2.0" + CRLF + CRLF + "SM" + CRLF + CRLF),
                Arguments.of("asterisk", 400, request("OPTIONS * HTTP/1.1", "", "")),
                Arguments.of("absolute target", 400, request("GET http://evil.example" + PATH + " HTTP/1.1", "", "")),
                Arguments.of("bad escape", 400, request("GET /a%zz HTTP/1.1", "", "")),
                Arguments.of("pipe in the path", 400, request("GET /a|b HTTP/1.1", "", "")),
                Arguments.of("long URI", 414, request("GET /" + "a".repeat(16_000) + " HTTP/1.1", "", "")),
                Arguments.of("large header", 431, get("X-A: " + "a".repeat(65_536))),
                Arguments.of("many headers", 431, get(many(200))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void refusesWhatCanNotBeReadOrIsAmbiguous(String name, int status, String bytes) throws Exception {
        String answer = send(bytes);

        assertThat(answer).as(name).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("content-type: application/problem+json", "x-request-id: ", "connection: close")
                .contains("\"code\":" + status)
                .doesNotContain("exception", "netty", "java", "[still open]");
        assertThat(service.arrived).isEmpty();
    }

    @Test
    void ignoresAnUpgrade() throws Exception {
        String answer = send(get("Connection: Upgrade, HTTP2-Settings, Close" + CRLF + "Upgrade: h2c" + CRLF
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"));

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(service.last().headers().containsKey("Upgrade")).isFalse();
    }

    @Test
    void removesNoHeaderOfOursBecauseConnectionNamesIt() throws Exception {
        send(get("Connection: close, authorization, x-request-id, ocp-apim-subscription-key"));

        assertThat(service.last().headers().getFirst("Authorization")).startsWith("Bearer ");
        assertThat(service.last().headers().getFirst("X-request-id")).isNotBlank();
    }

    /** As a caller does that sends its next request at once after the last byte of an answer, only surely. */
    @Test
    void readsOnAfterARequestThatCameBeforeTheAnswerToTheOneBefore() throws Exception {
        service.answerAfterMillis(200);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(5000);
            var out = socket.getOutputStream();
            out.write((get("X-A: 1") + request("GET /one HTTP/1.1", "", "")).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(status(socket)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(status(socket)).startsWith("HTTP/1.1 404");
            out.write(
                    request("GET /two HTTP/1.1", "Connection: close" + CRLF, "").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(status(socket)).startsWith("HTTP/1.1 404");
        } finally {
            service.answerAfterMillis(0);
        }
    }

    /** The status line of the next answer, whose body is read as well. */
    private static String status(Socket socket) throws IOException {
        String line = line(socket);
        int length = 0;
        for (String header = line(socket); !header.isEmpty(); header = line(socket)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        socket.getInputStream().skipNBytes(length);
        return line;
    }

    private static String line(Socket socket) throws IOException {
        var text = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\n' && c >= 0;
                c = socket.getInputStream().read()) {
            text.append((char) c);
        }
        return text.toString().strip();
    }

    @Test
    void cutsWhoDoesNotFinishTheHeaders() throws Exception {
        assertThat(send("GET " + PATH + " HTTP/1.1" + CRLF + "Host: a" + CRLF)).isEmpty();
    }

    @Test
    void cutsWhoDoesNotFinishTheBody() throws Exception {
        assertThat(send(post("Content-Length: 10", "12345"))).doesNotContain("[still open]", "HTTP/1.1 200");
    }

    private static String many(int count) {
        var headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("X-").append(i).append(": b").append(CRLF);
        }
        return headers.append("X-End: b").toString();
    }

    private static String get(String header) {
        return request("GET " + PATH + " HTTP/1.1", header + CRLF, "");
    }

    private static String post(String header, String body) {
        return request("POST " + PATH + " HTTP/1.1", header + CRLF, body);
    }

    private static String request(String line, String header, String body) {
        return line + CRLF + "Host: a" + CRLF + credentials() + header + CRLF + body;
    }

    private static String credentials() {
        return "Ocp-Apim-Subscription-Key: " + ANNA.key() + CRLF + "Authorization: Bearer "
                + TestTokens.of(ANNA, Instant.now()) + CRLF;
    }

    /** Everything that comes back until the other side closes, or nothing more comes. */
    private String send(String bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(3000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new StringBuilder();
            var buffer = new byte[8192];
            try {
                for (int n = socket.getInputStream().read(buffer);
                        n >= 0;
                        n = socket.getInputStream().read(buffer)) {
                    answer.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException stillOpen) {
                return answer.append(" [still open]").toString();
            } catch (SocketException resetAfterAnAnswer) {
                return answer.toString();
            }
            return answer.toString();
        }
    }
}
