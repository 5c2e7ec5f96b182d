package de.zugang.bench.subscriptions;

import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.report.Report;
import de.zugang.localpostgres.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged gateway with 1,000 to 1,000,000 technical users: heap in use after a collection, size on the disk, time of
 * the first synchronisation, and time to start from the disk alone.
 */
public final class SubscriptionsBench implements Bench {

    private static final List<Long> SIZES = List.of(1_000L, 10_000L, 100_000L, 1_000_000L);
    private static final long QUICK = 10_000;
    private static final double MEGABYTE = 1 << 20;

    @Override
    public String name() {
        return "subscriptions";
    }

    @Override
    public String about() {
        return "gateway: memory and start with 1,000 to 1,000,000 technical users";
    }

    @Override
    public Report run(Setting setting) {
        return new Report(
                "subscriptions",
                "gateway: many subscriptions",
                "./zugang bench subscriptions" + (setting.quick() ? " --quick" : ""),
                setting.environment(),
                List.of(memoryAndStart(setting, setting.quick() ? QUICK : setting.most())));
    }

    /**
     * Measures with 1,000 technical users, and ten times as many, and so on.
     *
     * @param most technical users
     */
    public static Section memoryAndStart(Setting setting, long most) {
        var figures = new ArrayList<Figure>();
        SIZES.stream().filter(users -> users <= most).forEach(users -> figures.addAll(measure(setting, users)));
        return new Section(
                "Memory and start",
                List.of(
                        "Each technical user has three customer numbers, two keys and a secret.",
                        "Heap in use after a full collection, the application itself included; serial collector."),
                figures);
    }

    private static List<Figure> measure(Setting setting, long users) {
        try {
            Path directory = Files.createTempDirectory("zugang-subscriptions-");
            try {
                return measure(setting, users, directory);
            } finally {
                Directories.delete(directory);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Figure> measure(Setting setting, long users, Path directory) throws IOException {
        var gateway = new GatewayProgram(setting.root(), directory);
        double first;
        double heap;
        try (var onboarding = new ManySubscriptions(users)) {
            try (var running = gateway.start(onboarding.url())) {
                first = running.untilReady();
                heap = running.heapMegabytes();
            }
        }
        double again;
        try (var running = gateway.start("http://127.0.0.1:9")) {
            again = running.untilReady();
        }
        double disk = size(directory.resolve("snapshot")) / MEGABYTE;
        String of = "%,d technical users: ".formatted(users);
        setting.say().accept("%s%.0f MB heap, %.1f s from the disk".formatted(of, heap, again));
        return List.of(
                Figure.of(of + "heap in use", "MB", heap),
                Figure.of(of + "snapshot on the disk, two generations", "MB", disk),
                Figure.of(of + "first start, everything from the feed", "s", first),
                Figure.of(of + "start from the disk, without onboarding", "s", again));
    }

    private static long size(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
