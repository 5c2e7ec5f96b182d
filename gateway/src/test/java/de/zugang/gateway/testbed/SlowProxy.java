package de.zugang.gateway.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy on the loopback interface that passes on what it gets later than it could. */
public final class SlowProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile double lost;

    /** What TCP of Linux waits at least before it sends again what was not confirmed; twice as long each further time. */
    private static final Duration FIRST_RETRANSMISSION = Duration.ofMillis(200);

    public SlowProxy(int target) {
        this(target, "127.0.0.1");
    }

    /** Listens at another address of the loopback interface. */
    public SlowProxy(int target, String address) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.ofLiteral(address));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on each piece is passed on so much later, in each direction. */
    public void delay(Duration by) {
        delay = by;
    }

    /**
     * From now on this share of all pieces is lost on the way, and sent again as TCP does; what was sent again may be lost
     * again.
     */
    public void lose(double share) {
        lost = share;
    }

    private void cross() {
        LockSupport.parkNanos(delay.toNanos());
        var retransmission = FIRST_RETRANSMISSION;
        while (ThreadLocalRandom.current().nextDouble() < lost) {
            LockSupport.parkNanos(retransmission.toNanos());
            retransmission = retransmission.multipliedBy(2);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = remember(server.accept());
                var far = remember(new Socket(InetAddress.getLoopbackAddress(), target));
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            } catch (IOException closedOrNobodyBehind) {
                // the loop knows which
            }
        }
    }

    private Socket remember(Socket socket) {
        open.add(socket);
        return socket;
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[16 * 1024];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                cross();
                out.write(buffer, 0, n);
            }
        } catch (IOException cut) {
            // both ends are closed now
        } finally {
            open.remove(from);
            open.remove(to);
        }
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
