package de.zugang.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Load at a fixed rate over an open loop: requests come at random moments (exponential gaps) whether or not others are
 * answered yet. A time runs from the moment at which its request was due, so a stall is felt by all who come during it.
 * Whoever of the connections is free takes the next moment; if none is, the request waits, and its time runs.
 *
 * @param target scheme, host and port
 * @param requests whole requests without a body, in turns
 */
public record Paced(URI target, List<byte[]> requests) {

    private static final int TIMEOUT_MS = 10_000;
    private static final int SEED = 4711;

    /**
     * What a run saw.
     *
     * @param refused answered with something other than 2xx
     * @param lateMs 99 of 100 requests were sent at most so late by the generator, or for want of a free connection
     * @param spread standard deviation of the gaps over their mean, as they were; 1 is what random arrivals have
     */
    public record Result(
            int requests, int refused, double perSecond, double p50Ms, double p99Ms, double lateMs, double spread) {}

    /** Runs so many requests. */
    public Result run(int connections, double perSecond, Duration time) {
        int count = (int) (perSecond * time.toMillis() / 1000);
        var turns = new Turns(count, perSecond);
        try (var threads = Executors.newFixedThreadPool(
                connections, Thread.ofPlatform().daemon().factory())) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> {
                    connection(turns);
                    return null;
                }));
            }
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io
                    ? new UncheckedIOException("load at " + target + ": " + io, io)
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return turns.result();
    }

    private void connection(Turns turns) throws IOException {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress(target.getHost(), target.getPort()));
            var in = new Answers(socket.getInputStream());
            var out = socket.getOutputStream();
            for (int turn = turns.next(); turn >= 0; turn = turns.next()) {
                turns.sent(turn);
                out.write(requests.get(turn % requests.size()));
                turns.answered(turn, in.status());
            }
        }
    }

    /** One connection, for one request after the other. */
    public static final class Probe implements AutoCloseable {

        private final Socket socket = new Socket();
        private final Answers answers;

        public Probe(URI target) {
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(TIMEOUT_MS);
                socket.connect(new InetSocketAddress(target.getHost(), target.getPort()));
                answers = new Answers(socket.getInputStream());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Sends a whole request and returns the status of its answer. */
        public int send(byte[] request) {
            try {
                socket.getOutputStream().write(request);
                return answers.status();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Whose turn it is, and when; one waits at a time. */
    private static final class Turns {

        private final ReentrantLock waiting = new ReentrantLock();
        private final long[] due;
        private final long[] sent;
        private final long[] took;
        private final AtomicInteger refused = new AtomicInteger();
        private int next;

        Turns(int count, double perSecond) {
            due = new long[count];
            sent = new long[count];
            took = new long[count];
            var random = new SplittableRandom(SEED);
            double at = System.nanoTime() + 200e6;
            for (int i = 0; i < count; i++) {
                at += -Math.log(1 - random.nextDouble()) / perSecond * 1e9;
                due[i] = (long) at;
            }
        }

        int next() {
            waiting.lock();
            try {
                if (next == due.length) {
                    return -1;
                }
                for (long left = due[next] - System.nanoTime(); left > 0; left = due[next] - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                return next++;
            } finally {
                waiting.unlock();
            }
        }

        void sent(int turn) {
            sent[turn] = System.nanoTime();
        }

        void answered(int turn, int status) {
            took[turn] = System.nanoTime() - due[turn];
            if (status / 100 != 2) {
                refused.incrementAndGet();
            }
        }

        Result result() {
            int count = due.length;
            var late = new long[count];
            for (int i = 0; i < count; i++) {
                late[i] = sent[i] - due[i];
            }
            Arrays.sort(sent);
            return new Result(
                    count,
                    refused.get(),
                    (count - 1) / ((sent[count - 1] - sent[0]) / 1e9),
                    percentile(took, 50),
                    percentile(took, 99),
                    percentile(late, 99),
                    spread(sent));
        }

        private static double percentile(long[] nanos, int percent) {
            Arrays.sort(nanos);
            return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
        }

        private static double spread(long[] moments) {
            double mean = (moments[moments.length - 1] - moments[0]) / (double) (moments.length - 1);
            double squares = 0;
            for (int i = 1; i < moments.length; i++) {
                squares += Math.pow(moments[i] - moments[i - 1] - mean, 2);
            }
            return Math.sqrt(squares / (moments.length - 1)) / mean;
        }
    }

    /** Reads answers of a connection, one after the other. */
    private static final class Answers {

        private static final int LONGEST = 1 << 16;
        private final InputStream in;
        private final byte[] buffer = new byte[LONGEST];

        Answers(InputStream in) {
            this.in = in;
        }

        /** Of the next answer, read to its end. */
        int status() throws IOException {
            int have = 0;
            int head = -1;
            while (head < 0) {
                have += read(have);
                head = end(have);
            }
            String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
            int status = Integer.parseInt(text.substring(9, 12));
            int length = length(text);
            if (length >= 0) {
                while (have < head + length) {
                    have += read(have);
                }
            } else if (text.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked")) {
                chunks(head, have);
            }
            return status;
        }

        /** To the last one, without trailers. */
        private void chunks(int from, int received) throws IOException {
            int have = received;
            int at = from;
            for (int size = -1; size != 0; ) {
                int line = line(at, have);
                while (line < 0) {
                    have += read(have);
                    line = line(at, have);
                }
                size = Integer.parseInt(new String(buffer, at, line - at, StandardCharsets.ISO_8859_1), 16);
                at = line + 2 + size + 2;
                while (have < at) {
                    have += read(have);
                }
            }
        }

        /** Where the line that begins there ends; -1: not yet. */
        private int line(int from, int have) {
            for (int i = from; i + 1 < have; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                    return i;
                }
            }
            return -1;
        }

        private int read(int from) throws IOException {
            int count = in.read(buffer, from, LONGEST - from);
            if (count <= 0) {
                throw new EOFException("connection closed in the middle of an answer");
            }
            return count;
        }

        private int end(int have) {
            for (int i = 3; i < have; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                    return i + 1;
                }
            }
            return -1;
        }

        private static int length(String head) {
            int name = head.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length:");
            if (name < 0) {
                return -1;
            }
            int value = name + "\r\ncontent-length:".length();
            return Integer.parseInt(
                    head.substring(value, head.indexOf('\r', value)).strip());
        }
    }
}
