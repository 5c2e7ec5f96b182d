package de.zugang.sandbox.command;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.sweep.Sweep;
import de.zugang.sandbox.sweep.SweepReport;
import de.zugang.sandbox.sweep.onboarding.OrderSweep;
import de.zugang.sandbox.sweep.onboarding.OrderSweepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** {@code sweep osr|onboarding [--cycles N]}: kill -9 under load, and what is left of it. */
record SweepCommand(Path root) {

    private static final String OSR = "osr";
    private static final String ONBOARDING = "onboarding";
    private static final int CYCLES = 1000;
    private static final int MOST_CYCLES = 1_000_000;

    int run(Arguments arguments) {
        String service = arguments.isEmpty() ? "" : arguments.next();
        if (!service.equals(OSR) && !service.equals(ONBOARDING)) {
            throw new Arguments.Wrong("sweep: which service? (expected: osr or onboarding)");
        }
        int cycles = CYCLES;
        if (!arguments.isEmpty()) {
            String option = arguments.next();
            if (!option.equals("--cycles")) {
                throw new Arguments.Wrong("unknown argument: " + option);
            }
            cycles = number(arguments.valueOf(option));
        }
        arguments.nothingMore();
        return sweep(service, cycles);
    }

    private int sweep(String service, int cycles) {
        try {
            Path home = Files.createTempDirectory(LocalPostgres.scratch(), "sweep-");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            long seed = System.nanoTime();
            System.out.println("Data, journal and logs, kept if something is wrong: " + home + ", seed " + seed);
            boolean clean = service.equals(OSR) ? osr(home, seed, cycles) : onboarding(home, seed, cycles);
            if (clean) {
                Directories.delete(home);
            }
            return clean ? 0 : 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean osr(Path home, long seed, int cycles) {
        SweepReport report = new Sweep(root, home, seed, System.out::println).run(cycles);
        System.out.println(report.text());
        return report.isClean();
    }

    private boolean onboarding(Path home, long seed, int orders) {
        OrderSweepReport report = new OrderSweep(root, home, seed, System.out::println).run(orders);
        System.out.println(report.text());
        return report.isClean();
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST_CYCLES) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the one complaint
        }
        throw new Arguments.Wrong("--cycles: " + text + " (expected: 1 to " + MOST_CYCLES + ")");
    }
}
