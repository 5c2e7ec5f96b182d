package de.zugang.sandbox.command;

import de.zugang.sandbox.child.Ledger;
import de.zugang.sandbox.platform.Layout;
import java.nio.file.Path;
import java.util.List;

/** {@code status}: what runs, since how many starts, and how much memory it takes. */
record Status(Path root) {

    private static final int NOT_RUNNING = 3;

    int run(Arguments arguments) {
        arguments.nothingMore();
        var layout = new Layout(root.resolve(".zugang"));
        List<Ledger.Entry> entries = new Ledger(layout.ledger()).read();
        if (!Claim.isTaken(layout.lock())) {
            System.out.println(
                    entries.stream().anyMatch(Ledger.Entry::isAlive)
                            ? "Not running, but something is left; ./zugang down ends it."
                            : "Not running. ./zugang up starts the platform.");
            return NOT_RUNNING;
        }
        System.out.printf("%-20s %-8s %8s %8s %10s%n", "", "state", "pid", "starts", "memory");
        entries.forEach(Status::line);
        boolean ready = layout.endpoints()
                .read(de.zugang.sandbox.endpoints.Endpoints.class)
                .isPresent();
        System.out.printf(
                "%nAll together %d MB resident (target: at most 4096 MB). %s%n",
                new Figures(layout).residentMegabytes(),
                ready ? "Addresses and users: ./zugang up, or .zugang/endpoints.json." : "Still starting.");
        return 0;
    }

    private static void line(Ledger.Entry entry) {
        boolean alive = entry.isAlive();
        System.out.printf(
                "%-20s %-8s %8d %8d %7d MB%n",
                entry.name(),
                alive ? "runs" : "ended",
                entry.pid(),
                entry.starts(),
                alive ? Memory.residentMegabytes(entry.pid()) : 0);
    }
}
