package de.zugang.sandbox.register;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how much of a file is sent: a bar on a terminal, elsewhere a plain line for each tenth. */
final class ProgressBar {

    private static final int WIDTH = 40;
    private static final int ALL = 100;
    private static final int TENTH = 10;
    private static final double MEGABYTE = 1e6;
    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final boolean terminal;
    private final long size;
    private final long start = System.nanoTime();
    private int shown = -1;

    ProgressBar(PrintStream out, boolean terminal, long size) {
        this.out = out;
        this.terminal = terminal;
        this.size = size;
    }

    void at(long bytes) {
        int percent = size == 0 ? ALL : (int) Math.min(ALL, bytes * ALL / size);
        if (terminal) {
            int filled = percent * WIDTH / ALL;
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3d %%  %.1f MB/s ",
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    percent,
                    bytes / MEGABYTE / Math.max((System.nanoTime() - start) / NANOS, 1e-3));
            out.flush();
        } else if (percent / TENTH > shown / TENTH || shown < 0) {
            out.println(percent + " %");
        }
        shown = percent;
    }

    /** Leaves the bar's line. */
    void end() {
        if (terminal) {
            out.println();
        }
    }
}
