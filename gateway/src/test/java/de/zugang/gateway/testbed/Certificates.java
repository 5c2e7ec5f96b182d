package de.zugang.gateway.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates of a gateway, made by openssl as an operator would, and a client that looks at any.
 *
 * @param directory where key and certificate lie, each replaced at once
 */
public record Certificates(Path directory) {

    public Path key() {
        return directory.resolve("tls.key");
    }

    public Path certificate() {
        return directory.resolve("tls.crt");
    }

    public void make(String name) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=" + name,
                        "-keyout",
                        directory.resolve("new.key").toString(),
                        "-out",
                        directory.resolve("new.crt").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("openssl.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("openssl: " + Files.readString(directory.resolve("openssl.log")));
        }
        Files.move(directory.resolve("new.key"), key(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(directory.resolve("new.crt"), certificate(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Not yet shaken hands. */
    public static SSLSocket trustingEverybody(int port) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Trusts every certificate: which one is shown is what is looked at. */
    private static final class Everybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
