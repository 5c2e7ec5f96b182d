package de.zugang.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends a signal that {@link Process} has no method for. */
record Signal(long pid) {

    void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
