package de.zugang.sandbox.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.zugang.localpostgres.Offspring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private Ledger ledger;
    private Supervisor supervisor;

    @BeforeEach
    void supervise() {
        ledger = new Ledger(directory.resolve("processes"));
        supervisor = new Supervisor(ledger, said::add);
    }

    @AfterEach
    void stop() {
        supervisor.stop(List.of("sleeper", "stillborn"));
    }

    @Test
    void startsAKilledProgramAgainAndSaysSo() {
        supervisor.start(new Shell("sleeper", "exec sleep 300"));
        supervisor.awaitReady("sleeper", LIMIT);
        long first = pid();

        supervisor.kill("sleeper");

        await(() -> pid() != first);
        supervisor.awaitReady("sleeper", LIMIT);
        assertThat(said).singleElement().asString().contains("sleeper", "signal 9", "0.5 s");
        assertThat(ledger.read())
                .singleElement()
                .extracting(Ledger.Entry::starts)
                .isEqualTo(2);
    }

    @Test
    void leavesAStoppedProgramAwayUntilItIsStartedAgain() {
        supervisor.start(new Shell("sleeper", "exec sleep 300"));
        supervisor.awaitReady("sleeper", LIMIT);

        supervisor.stop(List.of("sleeper"));
        assertThat(ledger.read()).singleElement().matches(entry -> !entry.isAlive());

        supervisor.start("sleeper");
        supervisor.awaitReady("sleeper", LIMIT);
        assertThat(ledger.read()).singleElement().matches(Ledger.Entry::isAlive);
        assertThat(said).isEmpty();
    }

    @Test
    void doesNotStartAgainWhatNeverGotReady() {
        supervisor.start(new Shell("stillborn", "exit 7"));

        assertThatIllegalStateException()
                .isThrownBy(() -> supervisor.awaitReady("stillborn", LIMIT))
                .withMessage("stillborn ended before it was ready");
        assertThat(ledger.read().size()).isLessThanOrEqualTo(1);
    }

    @Test
    void waitsLongerEachTimeButNotForEver() {
        BackOff first = BackOff.NONE.after(Duration.ZERO);
        BackOff tenth = new BackOff(9).after(Duration.ZERO);

        assertThat(first.pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(first.after(Duration.ZERO).pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(tenth.pause()).isEqualTo(Duration.ofSeconds(15));
        assertThat(tenth.after(Duration.ofMinutes(2)).pause()).isEqualTo(Duration.ofMillis(500));
    }

    private long pid() {
        return ledger.read().getFirst().pid();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** A script of the shell, ready as soon as it runs. */
    private record Shell(String name, String script) implements Program {

        @Override
        public int port() {
            return 0;
        }

        @Override
        public Process start() throws IOException {
            return Offspring.start(new ProcessBuilder("sh", "-c", script), "TERM");
        }

        @Override
        public boolean isReady() {
            return !name.equals("stillborn");
        }
    }
}
