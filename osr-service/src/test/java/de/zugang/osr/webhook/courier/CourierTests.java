package de.zugang.osr.webhook.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real sockets on loopback: 127.0.0.1 stands for the allowed outside, 127.0.0.2 for our network. */
class CourierTests {

    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final AddressRules RULES = new AddressRules(List.of("127.0.0.1/32"), List.of());
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private static Names always(String... addresses) {
        return host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByAddress(
                        host, InetAddress.ofLiteral(addresses[i]).getAddress());
            }
            return found;
        };
    }

    private static Reply post(Names names, String url) {
        try (var courier = new Courier(RULES, names, SSLContext.getDefault(), 2, DEADLINE)) {
            return courier.post(URI.create(url), Map.of("webhook-id", "msg_1"), "{}");
        } catch (NoSuchAlgorithmException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void postsToTheNameWithItsHeadersAndReportsTheStatus() {
        try (var receiver = TestReceiver.saying(NO_CONTENT)) {
            Reply reply = post(always("127.0.0.1"), "http://hooks.example:" + receiver.port() + "/a?b=c");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.ACCEPTED);
            assertThat(reply.status()).isEqualTo(204);
            assertThat(receiver.read().getFirst())
                    .startsWith("POST /a?b=c HTTP/1.1\r\n")
                    .containsIgnoringCase("Host: hooks.example:" + receiver.port())
                    .containsIgnoringCase("webhook-id: msg_1")
                    .containsIgnoringCase("Content-Type: application/json")
                    .endsWith("\r\n\r\n{}");
        }
    }

    /** The check and the connection see one answer; what the name says later reaches nobody. */
    @Test
    void aNameThatAnswersDifferentlyTheSecondTimeGainsNothing() {
        try (var outside = TestReceiver.saying(NO_CONTENT);
                var inside = TestReceiver.on(
                        "127.0.0.2", ServerSocketFactory.getDefault(), TestReceiver.write(NO_CONTENT))) {
            var asked = new AtomicInteger();
            Names rebinding = host -> always(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")
                    .addresses(host);
            Reply first = post(rebinding, "http://rebind.example:" + outside.port() + "/");
            assertThat(asked).hasValue(1);
            assertThat(first.kind()).isEqualTo(Reply.Kind.ACCEPTED);

            Reply second = post(rebinding, "http://rebind.example:" + inside.port() + "/");
            assertThat(second.kind()).isEqualTo(Reply.Kind.NOT_REACHED);
            assertThat(outside.connections()).isEqualTo(1);
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void oneForbiddenAddressAmongSeveralSpoilsThemAll() {
        try (var receiver = TestReceiver.saying(NO_CONTENT)) {
            Reply reply = post(always("127.0.0.1", "127.0.0.2"), "http://mixed.example:" + receiver.port() + "/");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.NOT_REACHED);
            assertThat(receiver.connections()).isZero();
        }
    }

    /** Spellings that the system's resolver takes for 127.0.0.2, whatever a look at the text says. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "127.2", "2130706434", "[::ffff:127.0.0.2]"})
    void addressesAsTextAreCheckedToo(String host) {
        try (var inside =
                TestReceiver.on("127.0.0.2", ServerSocketFactory.getDefault(), TestReceiver.write(NO_CONTENT))) {
            Reply reply = post(InetAddress::getAllByName, "http://" + host + ":" + inside.port() + "/");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.NOT_REACHED);
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void unknownNamesAndForbiddenAddressesLookTheSame() {
        Names unknown = host -> {
            throw new UnknownHostException(host);
        };
        Reply nobody = post(unknown, "http://nobody.example/");
        Reply forbidden = post(always("127.0.0.2"), "http://inside.example/");
        assertThat(List.of(nobody.kind(), forbidden.kind()))
                .containsExactly(Reply.Kind.NOT_REACHED, Reply.Kind.NOT_REACHED);
        assertThat(nobody.problem()).isEqualTo(forbidden.problem());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreRefusalsAndAreNotFollowed(int status) {
        try (var inside = TestReceiver.saying(NO_CONTENT);
                var receiver = TestReceiver.saying("HTTP/1.1 " + status + " Go\r\nLocation: http://127.0.0.1:"
                        + inside.port() + "/\r\nContent-Length: 0\r\n\r\n")) {
            Reply reply = post(always("127.0.0.1"), "http://hooks.example:" + receiver.port() + "/");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.REFUSED);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void bodiesWithoutEndAreNotRead() {
        try (var receiver = TestReceiver.on("127.0.0.1", ServerSocketFactory.getDefault(), connection -> {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("4\r\nmore\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            Reply reply = post(always("127.0.0.1"), "http://hooks.example:" + receiver.port() + "/");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.ACCEPTED);
            assertThat(reply.took()).isLessThan(DEADLINE);
        }
    }

    @Test
    void headsWithoutEndAreCutOffAtTheDeadline() {
        try (var receiver = TestReceiver.on("127.0.0.1", ServerSocketFactory.getDefault(), connection -> {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            var slow = new CountDownLatch(1);
            for (int i = 0; i < 1000; i++) {
                out.write(("X: " + i + "\r\n").getBytes(StandardCharsets.US_ASCII));
                slow.await(300, TimeUnit.MILLISECONDS);
            }
        })) {
            Reply reply = post(always("127.0.0.1"), "http://hooks.example:" + receiver.port() + "/");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.TIMED_OUT);
            assertThat(reply.took()).isBetween(DEADLINE, DEADLINE.plusSeconds(3));
        }
    }

    @Test
    void silenceEndsAtTheDeadline() {
        try (var receiver = TestReceiver.on(
                "127.0.0.1",
                ServerSocketFactory.getDefault(),
                connection -> connection.getInputStream().read())) {
            Reply reply = post(always("127.0.0.1"), "http://hooks.example:" + receiver.port() + "/");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.TIMED_OUT);
            assertThat(reply.status()).isNull();
        }
    }

    @Test
    void headersWithoutMeasureAndGarbageAreFailures() {
        for (String answer : List.of("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\n\r\n", "SSH-2.0-x\r\n", "")) {
            try (var receiver = TestReceiver.on("127.0.0.1", ServerSocketFactory.getDefault(), connection -> {
                TestReceiver.write(answer).to(connection);
                connection.close();
            })) {
                Reply reply = post(always("127.0.0.1"), "http://hooks.example:" + receiver.port() + "/");
                assertThat(reply.kind()).isEqualTo(Reply.Kind.NOT_REACHED);
            }
        }
    }

    @Test
    void cookiesOfOneAnswerAreNotSentWithTheNextRequest() throws Exception {
        try (var receiver =
                        TestReceiver.saying("HTTP/1.1 204 No Content\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\n");
                var courier = new Courier(RULES, always("127.0.0.1"), SSLContext.getDefault(), 2, DEADLINE)) {
            var url = URI.create("http://hooks.example:" + receiver.port() + "/");
            courier.post(url, Map.of(), "{}");
            courier.post(url, Map.of(), "{}");
            assertThat(receiver.read()).hasSize(2).noneMatch(request -> request.contains("Cookie"));
        }
    }
}
