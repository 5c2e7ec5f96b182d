package de.zugang.sandbox.register;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of a stream while somebody else reads it. */
final class Counter {

    private final AtomicLong bytes = new AtomicLong();

    long bytes() {
        return bytes.get();
    }

    InputStream count(InputStream in) {
        bytes.set(0);
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                bytes.addAndGet(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int count = super.read(target, from, length);
                bytes.addAndGet(Math.max(count, 0));
                return count;
            }
        };
    }
}
