package de.zugang.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.platform.SandboxOptions;
import de.zugang.sandbox.sweep.Sweep;
import de.zugang.sandbox.sweep.SweepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Budget: two and a half minutes. The long form is {@code ./zugang sweep osr}. */
class DeliverySweepTests {

    private static final int KILLS = 60;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory(LocalPostgres.scratch(), "sweep-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void deleteHome() throws IOException {
        Directories.delete(home);
    }

    @Test
    void losesAndDoublesNothingWhenKilledAtRandomMomentsAndAtEveryCrashPoint() {
        long seed = System.nanoTime();
        SweepReport report = new Sweep(SandboxOptions.repository(), home, seed, System.out::println).run(KILLS);
        System.out.println("seed " + seed + ": " + report.text());
        assertThat(report.kills()).isGreaterThanOrEqualTo(KILLS);
        assertThat(report.crashPoints()).hasSize(7);
        assertThat(report.accepted()).isGreaterThan(KILLS);
        assertThat(report.isClean()).as(report.text()).isTrue();
    }
}
