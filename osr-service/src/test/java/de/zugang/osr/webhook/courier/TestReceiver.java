package de.zugang.osr.webhook.courier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A socket on loopback that answers each connection with the bytes it was given, and keeps what it read first. */
public final class TestReceiver implements AutoCloseable {

    private final ServerSocket server;
    private final Answer answer;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> read = new CopyOnWriteArrayList<>();

    /** What is done with a connection after the request's first bytes were read. */
    @FunctionalInterface
    interface Answer {
        void to(Socket connection) throws IOException, InterruptedException;
    }

    private TestReceiver(ServerSocket server, Answer answer) {
        this.server = server;
        this.answer = answer;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    static TestReceiver on(String address, ServerSocketFactory sockets, Answer answer) {
        try {
            return new TestReceiver(sockets.createServerSocket(0, 50, InetAddress.ofLiteral(address)), answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static TestReceiver saying(String text) {
        return on("127.0.0.1", ServerSocketFactory.getDefault(), write(text));
    }

    static Answer write(String text) {
        return connection -> connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return open.size();
    }

    List<String> read() {
        return read;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                open.add(connection);
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try {
            byte[] first = new byte[8192];
            int length = connection.getInputStream().read(first);
            read.add(new String(first, 0, Math.max(length, 0), StandardCharsets.UTF_8));
            answer.to(connection);
        } catch (IOException | InterruptedException ended) {
            read.add("ended: " + ended.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
