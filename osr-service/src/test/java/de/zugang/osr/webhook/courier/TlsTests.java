package de.zugang.osr.webhook.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A receiver with a certificate for hooks.example, made by the JDK's keytool. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTests {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final AddressRules RULES = new AddressRules(List.of("127.0.0.1/32"), List.of());

    private SSLContext server;
    private SSLContext trusting;

    @BeforeAll
    void makeCertificate(@TempDir Path directory) throws Exception {
        Path store = directory.resolve("hooks.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=hooks.example",
                        "-ext",
                        "san=dns:hooks.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        KeyStore keys = read(store);
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        server = SSLContext.getInstance("TLS");
        server.init(own.getKeyManagers(), null, null);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("hooks", keys.getCertificate("hooks"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD);
            return keys;
        }
    }

    private Reply post(String host, SSLContext tls) throws IOException {
        Names loopback = name -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        try (var receiver = TestReceiver.on(
                        "127.0.0.1",
                        server.getServerSocketFactory(),
                        TestReceiver.write("HTTP/1.1 204 No Content\r\n\r\n"));
                var courier = new Courier(RULES, loopback, tls, 2, Duration.ofSeconds(5))) {
            return courier.post(URI.create("https://" + host + ":" + receiver.port() + "/"), Map.of(), "{}");
        }
    }

    @Test
    void deliversToTheNameInTheCertificate() throws IOException {
        assertThat(post("hooks.example", trusting).kind()).isEqualTo(Reply.Kind.ACCEPTED);
    }

    @Test
    void doesNotDeliverToAnotherNameAtTheSameAddress() throws IOException {
        assertThat(post("other.example", trusting).kind()).isEqualTo(Reply.Kind.NOT_REACHED);
        assertThat(post("127.0.0.1", trusting).kind()).isEqualTo(Reply.Kind.NOT_REACHED);
    }

    @Test
    void doesNotDeliverToWhomNobodyVouchesFor() throws Exception {
        assertThat(post("hooks.example", SSLContext.getDefault()).kind()).isEqualTo(Reply.Kind.NOT_REACHED);
    }
}
