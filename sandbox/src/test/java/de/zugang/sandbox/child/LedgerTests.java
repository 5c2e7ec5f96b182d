package de.zugang.sandbox.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    @TempDir
    private Path directory;

    private Process sleeper;

    @BeforeEach
    void sleep() throws IOException {
        sleeper = new ProcessBuilder("sleep", "300").start();
    }

    @AfterEach
    void wake() {
        sleeper.destroyForcibly();
    }

    @Test
    void endsWhatAnEarlierLauncherLeft() throws InterruptedException {
        Path file = directory.resolve("processes");
        new Ledger(file).started("sleeper", sleeper.pid(), 1);

        assertThat(new Ledger(file).endLeftovers()).containsExactly("sleeper");
        assertThat(sleeper.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sparesAnotherProcessThatGotTheSameId() throws IOException {
        Path file = directory.resolve("processes");
        Files.writeString(file, "sleeper " + sleeper.pid() + " 1 1\n");

        assertThat(new Ledger(file).endLeftovers()).isEmpty();
        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void knowsNothingWhereNothingWasStarted() {
        assertThat(new Ledger(directory.resolve("processes")).endLeftovers()).isEmpty();
    }
}
