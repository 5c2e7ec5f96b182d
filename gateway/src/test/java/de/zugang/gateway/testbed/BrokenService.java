package de.zugang.gateway.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A service that reads the head of a request, says what it was told to say, and closes the connection. */
public final class BrokenService implements AutoCloseable {

    private static final long DRIP_NANOS = 100_000_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private volatile String text = "";
    private volatile @Nullable String drop;

    public BrokenService() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** How many requests arrived. */
    public int asked() {
        return asked.get();
    }

    public void say(String instead) {
        text = instead;
        drop = null;
    }

    /** After the text the same piece again and again, without an end. */
    public void drip(String first, String piece) {
        text = first;
        drop = piece;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            if (!readHead(socket.getInputStream())) {
                return;
            }
            asked.incrementAndGet();
            var out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            String piece = drop;
            while (piece != null) {
                out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
                LockSupport.parkNanos(DRIP_NANOS);
            }
        } catch (IOException cut) {
            // the other side had enough
        } finally {
            open.remove(socket);
        }
    }

    private static boolean readHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int c = in.read();
            if (c < 0) {
                return false;
            }
            if (c == '\n') {
                newlines++;
            } else if (c != '\r') {
                newlines = 0;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
