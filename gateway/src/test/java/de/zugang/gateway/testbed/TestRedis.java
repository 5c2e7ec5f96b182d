package de.zugang.gateway.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A real redis-server on a free port of the loopback interface, in memory only. */
public final class TestRedis implements AutoCloseable {

    /** Below those that the system gives to clients: one of these would take it between our looking and its start. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 20;

    private final int port;
    private final Process process;

    public TestRedis(Path directory) {
        int tried = 0;
        int candidate;
        Process started;
        do {
            if (tried++ == TRIES) {
                throw new IllegalStateException("redis-server did not start on any of " + TRIES + " ports");
            }
            candidate = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            started = start(directory, candidate);
        } while (!listens(started, candidate));
        port = candidate;
        process = started;
    }

    /** It ends by itself when the port is another's. */
    private static boolean listens(Process started, int port) {
        await().until(() -> !started.isAlive() || says(port, "PING").startsWith("+PONG"));
        return started.isAlive();
    }

    private static Process start(Path directory, int port) {
        var command = List.of(
                "redis-server",
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                directory.toString());
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("redis.log").toFile())
                    .start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "These tests need redis-server on the PATH (Debian: apt-get install redis-server;"
                            + " ./zugang test installs it)",
                    missing);
        }
    }

    private static String says(int port, String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        } catch (IOException notYet) {
            return "";
        }
    }

    public String url() {
        return url(port);
    }

    /** By way of a proxy at this port. */
    public static String url(int proxy) {
        return "redis://127.0.0.1:" + proxy;
    }

    public int port() {
        return port;
    }

    /** Takes connections and answers nothing. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -%s: %d (expected: 0)".formatted(name, status));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("redis-server did not end");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
