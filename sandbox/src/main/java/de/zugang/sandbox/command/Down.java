package de.zugang.sandbox.command;

import de.zugang.sandbox.child.Ledger;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code down}: ends the platform, or what is left of it; data stay. */
record Down(Path root) {

    private static final long LIMIT_SECONDS = 90;

    int run(Arguments arguments) {
        arguments.nothingMore();
        return run();
    }

    int run() {
        var layout = new Layout(root.resolve(".zugang"));
        var ledger = new Ledger(layout.ledger());
        Optional<ProcessHandle> launcher = ledger.launcher();
        launcher.ifPresent(ProcessHandle::destroy);
        try (Claim _ = awaitClaim(layout)) {
            List<String> left = ledger.endLeftovers();
            layout.endpoints().delete();
            if (!left.isEmpty()) {
                System.out.println("Ended what was left: " + String.join(", ", left) + ".");
            } else {
                System.out.println(launcher.isPresent() ? "Everything has ended." : "Nothing was running.");
            }
            return 0;
        }
    }

    private static Claim awaitClaim(Layout layout) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < deadline) {
            Optional<Claim> claim = Claim.on(layout.lock());
            if (claim.isPresent()) {
                return claim.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new CannotStart("the launcher does not end by itself; ./zugang status shows its process id");
    }
}
