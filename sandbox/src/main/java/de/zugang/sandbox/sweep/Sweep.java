package de.zugang.sandbox.sweep;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Kills instances of osr-service with signal 9 at random moments while writers send to all of them, and at each named crash
 * point once. Three instances work on one database, with fsync; one that was killed comes back while the others go on, and
 * now and then all are killed at once.
 */
public final class Sweep {

    private static final int INSTANCES = 3;
    private static final int WRITERS = 4;
    private static final int UNITS_EACH = 8;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LONGEST_BETWEEN_KILLS = 500;
    private static final int ALL_AT_ONCE_ONE_IN = 12;
    private static final int SAY_EVERY = 50;

    /** Each in turn; the first one is before the commit of an acceptance, the others after it. */
    private static final List<String> CRASH_POINTS =
            List.of("BEFORE_ACCEPTED", "ACCEPTED", "CLAIMED", "JUDGED", "APPLIED", "ENDED", "COMMITTED");

    private final Path root;
    private final Path home;
    private final Consumer<String> say;
    private final Random random;
    private List<Instance> instances = List.of();
    private int kills;

    /**
     * @param root of the repository, built
     * @param home for data and logs; empty, and reachable for every user of the machine
     * @param seed of the moments and of who is killed
     * @param say gets a sentence now and then
     */
    public Sweep(Path root, Path home, long seed, Consumer<String> say) {
        this.root = root;
        this.home = home;
        this.say = say;
        this.random = new Random(seed);
    }

    /** Takes about two seconds a kill on two cores. */
    public SweepReport run(int wanted) {
        try (var stage = new Stage(root, home);
                var journal = new Journal(home.resolve("journal"))) {
            stage.prepare(WRITERS * UNITS_EACH);
            instances = stage.instances(INSTANCES);
            try {
                return run(wanted, stage, journal);
            } finally {
                instances.forEach(Instance::kill);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private SweepReport run(int wanted, Stage stage, Journal journal) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        instances.forEach(Instance::start);
        await("all instances are ready", () -> instances.stream().allMatch(Instance::isReady));
        List<Writer> writers = writers(stage.passport(), journal);
        List<Thread> threads = writers.stream()
                .map(writer -> Thread.ofPlatform().start(writer))
                .toList();
        CRASH_POINTS.forEach(this::crashAt);
        while (kills < wanted) {
            kill(wanted);
        }
        long lastKill = System.nanoTime();
        await("all instances are back", () -> instances.stream().allMatch(Instance::isReady));
        writers.forEach(Writer::end);
        for (Thread thread : threads) {
            thread.join();
        }
        return audit(stage, journal, writers, begun, lastKill);
    }

    private List<Writer> writers(Passport passports, Journal journal) {
        var fresh = new AtomicReference<>(passports.of("tu-sweep", Stage.CUSTOMER));
        Thread.ofPlatform().daemon().start(() -> renew(passports, fresh));
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> new Writer(
                        IntStream.rangeClosed(1, UNITS_EACH)
                                .mapToObj(unit -> new Chain("%04d".formatted(writer * UNITS_EACH + unit)))
                                .toList(),
                        instances,
                        fresh::get,
                        journal,
                        new Random(random.nextLong())))
                .toList();
    }

    private static void renew(Passport passports, AtomicReference<String> fresh) {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(20));
                fresh.set(passports.of("tu-sweep", Stage.CUSTOMER));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One instance ends itself at the moment of that name. */
    private void crashAt(String crashPoint) {
        Instance victim = instances.get(random.nextInt(INSTANCES));
        victim.kill();
        victim.start("--spring.profiles.active=crash-points", "--zugang.crash-point=" + crashPoint);
        await("an instance has come to " + crashPoint, () -> {
            victim.isReady(); // else nobody sends to it
            return !victim.isAlive();
        });
        victim.isGone();
        victim.start();
    }

    private void kill(int wanted) throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_BETWEEN_KILLS));
        List<Instance> ready = instances.stream().filter(Instance::isReady).toList();
        if (ready.isEmpty()) {
            return;
        }
        List<Instance> victims =
                random.nextInt(ALL_AT_ONCE_ONE_IN) == 0 ? ready : List.of(ready.get(random.nextInt(ready.size())));
        victims.forEach(Instance::kill);
        victims.forEach(Instance::start);
        int before = kills;
        kills += victims.size();
        if (kills / SAY_EVERY > before / SAY_EVERY) {
            say.accept("%d of %d kills".formatted(kills, wanted));
        }
    }

    private SweepReport audit(Stage stage, Journal journal, List<Writer> writers, long begun, long lastKill)
            throws SQLException {
        try (var connection = stage.connection()) {
            var audit = new Audit(connection);
            await("nothing waits any more", () -> {
                try {
                    return audit.waiting() == 0;
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            Duration drained = Duration.ofNanos(System.nanoTime() - lastKill);
            List<Journal.Line> lines = journal.lines();
            Set<String> complaints = new HashSet<>();
            writers.forEach(writer -> complaints.addAll(writer.complaints()));
            return new SweepReport(
                    kills,
                    CRASH_POINTS,
                    lines.size(),
                    audit.lost(lines),
                    audit.strangers(lines),
                    audit.wrongUnits(lines),
                    complaints,
                    Duration.ofNanos(System.nanoTime() - begun),
                    drained);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
