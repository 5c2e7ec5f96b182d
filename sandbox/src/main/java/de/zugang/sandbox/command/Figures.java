package de.zugang.sandbox.command;

import de.zugang.sandbox.child.Ledger;
import de.zugang.sandbox.endpoints.PrivateFile;
import de.zugang.sandbox.platform.Layout;
import java.util.Optional;

/** What a running platform costs: time to get ready, and memory. */
record Figures(Layout layout) {

    /** What the file says about the last start. */
    record Start(long readyMs) {}

    private PrivateFile file() {
        return new PrivateFile(layout.home().resolve("figures.json"));
    }

    void ready(long ms) {
        file().write(new Start(ms));
    }

    /** How long the last start took, in milliseconds. */
    Optional<Long> readyMs() {
        return file().read(Start.class).map(Start::readyMs);
    }

    /** All processes together, in megabytes. */
    long residentMegabytes() {
        return new Ledger(layout.ledger())
                .read().stream()
                        .filter(Ledger.Entry::isAlive)
                        .mapToLong(entry -> Memory.residentMegabytes(entry.pid()))
                        .sum();
    }
}
