package de.zugang.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.platform.SandboxOptions;
import de.zugang.sandbox.sweep.onboarding.OrderSweep;
import de.zugang.sandbox.sweep.onboarding.OrderSweepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Takes about three minutes. The long form is {@code ./zugang sweep onboarding}. */
class OrderSweepTests {

    private static final int ORDERS = 60;

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
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyOrderEndsWithOneOfEachThoughInstancesAreKilledAtRandomMoments() {
        long seed = System.nanoTime();
        OrderSweepReport report =
                new OrderSweep(SandboxOptions.repository(), home, seed, System.out::println).run(ORDERS);
        System.out.println("seed " + seed + ": " + report.text());
        assertThat(report.accepted()).isGreaterThanOrEqualTo(ORDERS);
        assertThat(report.kills()).isGreaterThanOrEqualTo(ORDERS / 3);
        assertThat(report.takenUpAgain()).as("orders that a kill has met").isPositive();
        assertThat(report.isClean()).as(report.text()).isTrue();
    }
}
