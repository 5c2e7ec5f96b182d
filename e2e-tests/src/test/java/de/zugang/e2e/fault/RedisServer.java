package de.zugang.e2e.fault;

import de.zugang.sandbox.journey.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A real redis-server on the loopback interface, in memory only. */
final class RedisServer {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int TRIES = 20;

    private final int port;
    private final Process process;

    /** On one of the ports that the system gives to no client; if it is taken, redis-server ends by itself. */
    RedisServer() {
        int tried = 0;
        int candidate;
        Process started;
        do {
            if (tried++ == TRIES) {
                throw new IllegalStateException("redis-server did not start on any of " + TRIES + " ports");
            }
            candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            started = start(candidate);
        } while (!answers(started, candidate));
        port = candidate;
        process = started;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** How many keys it holds; none, where it does not answer. */
    int keys() {
        String answer = say(port, "DBSIZE").strip();
        return answer.startsWith(":") ? Integer.parseInt(answer.substring(1)) : 0;
    }

    private static Process start(int port) {
        try {
            return new ProcessBuilder(
                            "redis-server",
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "redis-server is not on the PATH (Debian: apt-get install redis-server)", missing);
        }
    }

    private static boolean answers(Process started, int port) {
        return Await.until(
                "redis-server on " + port,
                LIMIT,
                () -> !started.isAlive()
                        ? Optional.of(false)
                        : Optional.of(true).filter(any -> say(port, "PING").startsWith("+PONG")));
    }

    /** Empty: nobody answers. */
    private static String say(int port, String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\n';
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
            return answer.toString();
        } catch (IOException nobody) {
            return "";
        }
    }

    /** Harmless when it has ended already. */
    void end() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("redis-server did not end"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
