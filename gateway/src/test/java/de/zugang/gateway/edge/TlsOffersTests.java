package de.zugang.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.gateway.testbed.Certificates;
import de.zugang.gateway.testbed.TestFeed;
import de.zugang.gateway.testbed.TestGateway;
import de.zugang.gateway.testbed.TestRealm;
import de.zugang.gateway.testbed.TestService;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** what a TLS client may offer and gets. Hellos are written byte by byte, since no library offers the old ones any more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsOffersTests {

    private static final int TLS_1_2 = 0x0303;
    private static final int ECDHE_RSA_AES_128_GCM = 0xC02F;
    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;

    private TestRealm realm;
    private TestFeed feed;
    private TestService service;
    private TestGateway gateway;

    @SuppressWarnings("NullAway.Init") // start
    TlsOffersTests() {}

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        var certificates = new Certificates(directory);
        certificates.make("gateway.example");
        realm = new TestRealm();
        feed = new TestFeed();
        service = new TestService();
        gateway = TestGateway.start(
                feed.uri(),
                realm.uri(),
                service.uri(),
                directory.resolve("snapshot"),
                "spring.profiles.active=production,tls",
                "ZUGANG_TLS_CERTIFICATE=" + certificates.certificate().toUri(),
                "ZUGANG_TLS_KEY=" + certificates.key().toUri());
    }

    @AfterAll
    void stop() {
        gateway.close();
        service.close();
        feed.close();
        realm.close();
    }

    @Test
    void takesASuiteWithForwardSecrecyAndAuthenticatedEncryption() throws Exception {
        assertThat(firstByteOfTheAnswer(TLS_1_2, ECDHE_RSA_AES_128_GCM)).isEqualTo(HANDSHAKE);
    }

    /** SSL 3, TLS 1.0, TLS 1.1 with a suite that is good otherwise, and with one of their time. */
    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    void refusesOldVersions(int version) throws Exception {
        assertThat(firstByteOfTheAnswer(version, ECDHE_RSA_AES_128_GCM, 0xC013, 0x002F))
                .isEqualTo(ALERT);
    }

    /**
     * One at a time: NULL, export, RC4, 3DES, key transport by RSA, CBC, anonymous; the last four are of ECDHE with CBC.
     */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0002, 0x0003, 0x0005, 0x000A, 0x002F, 0x0035, 0x009C, 0x009D, 0x0033, 0x0067, 0x0018, 0x0034, 0x006C,
                0xC011, 0xC012, 0xC013, 0xC014, 0xC027, 0xC028
            })
    void refusesWeakSuites(int suite) throws Exception {
        assertThat(firstByteOfTheAnswer(TLS_1_2, suite)).isEqualTo(ALERT);
    }

    /** Each would cost the gateway a signature and its sender nothing. */
    @Test
    void refusesToNegotiateAnewOnAnOpenConnection() throws Exception {
        try (SSLSocket socket = Certificates.trustingEverybody(gateway.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            ask(socket);
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            socket.startHandshake();

            assertThatThrownBy(() -> {
                        ask(socket);
                        socket.getInputStream().readAllBytes();
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static void ask(SSLSocket socket) throws IOException {
        socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private int firstByteOfTheAnswer(int version, int... suites) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello(version, suites));
            return socket.getInputStream().read();
        }
    }

    /** RFC 5246, 7.4.1.2, with the extensions that ECDHE needs. */
    private static byte[] hello(int version, int... suites) throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        out.writeShort(version);
        out.write(new byte[32]);
        out.writeByte(0);
        out.writeShort(suites.length * 2);
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.writeShort(0x0100); // no compression
        byte[] groups = {0, 10, 0, 6, 0, 4, 0, 23, 0, 29};
        byte[] formats = {0, 11, 0, 2, 1, 0};
        byte[] signatures = {0, 13, 0, 8, 0, 6, 4, 1, 8, 4, 2, 1};
        out.writeShort(groups.length + formats.length + signatures.length);
        out.write(groups);
        out.write(formats);
        out.write(signatures);
        var record = new ByteArrayOutputStream();
        var framed = new DataOutputStream(record);
        framed.writeByte(HANDSHAKE);
        framed.writeShort(0x0301);
        framed.writeShort(body.size() + 4);
        framed.writeInt(1 << 24 | body.size()); // client hello
        body.writeTo(framed);
        return record.toByteArray();
    }
}
