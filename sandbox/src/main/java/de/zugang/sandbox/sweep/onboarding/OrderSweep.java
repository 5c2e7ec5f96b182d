package de.zugang.sandbox.sweep.onboarding;

import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.sweep.Instance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Kills instances of onboarding-service with signal 9 at random moments while orders are worked off. Three instances work on
 * one database, with fsync, and one Keycloak; one that was killed comes back while the others go on, and now and then all are
 * killed at once.
 */
public final class OrderSweep {

    private static final int INSTANCES = 3;
    private static final int BEFORE_THE_FIRST_KILL = 3;
    private static final int AHEAD = 6;
    private static final int ORDERS_PER_KILL = 2;
    private static final int LONGEST_BETWEEN_KILLS = 800;
    private static final int ALL_AT_ONCE_ONE_IN = 12;
    private static final int SAY_EVERY = 50;

    private final Path root;
    private final Path home;
    private final Consumer<String> say;
    private final Random random;
    private List<Instance> instances = List.of();
    private volatile int kills;

    /**
     * Prepares nothing yet.
     *
     * @param root of the repository, built
     * @param home for data and logs; empty, and reachable for every user of the machine
     * @param seed of the moments and of who is killed
     * @param say gets a sentence now and then
     */
    public OrderSweep(Path root, Path home, long seed, Consumer<String> say) {
        this.root = root;
        this.home = home;
        this.say = say;
        this.random = new Random(seed);
    }

    /**
     * Takes about a minute, and then two seconds an order on two cores.
     *
     * @param orders to be accepted; half as many kills at least
     */
    public OrderSweepReport run(int orders) {
        try (var stage = new Stage(root, home, say);
                var journal = new Journal(home.resolve("journal"))) {
            var writer = new Writer(
                    () -> instances,
                    stage::customerService,
                    journal,
                    orders,
                    () -> AHEAD + kills * ORDERS_PER_KILL,
                    new Random(random.nextLong()));
            stage.prepare(training -> placeFirst(stage, writer, training));
            instances = stage.instances(INSTANCES);
            try {
                return run(stage, journal, writer);
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

    private static void placeFirst(Stage stage, Writer writer, Instance instance) {
        for (int order = 0; order < BEFORE_THE_FIRST_KILL; order++) {
            writer.place(instance);
        }
        Waiting.until("the first orders have ended", () -> unfinished(stage) == 0);
    }

    private OrderSweepReport run(Stage stage, Journal journal, Writer writer)
            throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        instances.forEach(Instance::start);
        Waiting.until("all instances are ready", () -> instances.stream().allMatch(Instance::isReady));
        Thread writing = Thread.ofPlatform().start(writer);
        while (!writer.isDone() && writing.isAlive()) {
            kill(writer);
        }
        long lastKill = System.nanoTime();
        writing.join();
        Waiting.until("all instances are back", () -> instances.stream().allMatch(Instance::isReady));
        Waiting.until("every order has ended", () -> unfinished(stage) == 0);
        Duration drained = Duration.ofNanos(System.nanoTime() - lastKill);
        return audit(stage, journal, writer, Duration.ofNanos(System.nanoTime() - begun), drained);
    }

    /** Not faster than orders are accepted, or on a slow machine none ever would be. */
    private void kill(Writer writer) {
        Waiting.pause(Duration.ofMillis(random.nextInt(LONGEST_BETWEEN_KILLS)));
        instances.stream().filter(instance -> !instance.isAlive()).forEach(OrderSweep::bringBack);
        List<Instance> ready = instances.stream().filter(Instance::isReady).toList();
        if (ready.isEmpty() || writer.isDone() || writer.accepted() < kills * ORDERS_PER_KILL) {
            return;
        }
        List<Instance> victims =
                random.nextInt(ALL_AT_ONCE_ONE_IN) == 0 ? ready : List.of(ready.get(random.nextInt(ready.size())));
        victims.forEach(Instance::kill);
        victims.forEach(Instance::start);
        int before = kills;
        kills = before + victims.size();
        if (kills / SAY_EVERY > before / SAY_EVERY) {
            say.accept("%d kills, %d orders accepted".formatted(kills, writer.accepted()));
        }
    }

    /** One that ended by itself, and so still counts as ready. */
    private static void bringBack(Instance instance) {
        instance.kill();
        instance.start();
    }

    private static long unfinished(Stage stage) {
        try (var platform = stage.platform();
                var keycloak = stage.keycloak()) {
            return new Audit(platform, keycloak).unfinished();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private OrderSweepReport audit(Stage stage, Journal journal, Writer writer, Duration took, Duration drained)
            throws SQLException {
        try (var platform = stage.platform();
                var keycloak = stage.keycloak()) {
            var audit = new Audit(platform, keycloak);
            Map<Probe, String> all = journal.all();
            Map<Probe, String> accepted = journal.accepted();
            Set<String> placed = new HashSet<>(audit.addresses());
            Map<String, Integer> mailings = audit.mailings();
            var inbox = new Inbox(stage.messages());
            for (Probe probe : all.keySet()) {
                if (placed.remove(probe.email())) {
                    inbox.read(probe, mailings.getOrDefault(probe.email(), 0));
                } else {
                    inbox.readNothing(probe);
                }
            }
            Set<String> keyHashes = inbox.users().values().stream()
                    .map(user -> sha256(user.subscriptionKey()))
                    .collect(Collectors.toSet());
            List<String> orphans = new java.util.ArrayList<>(audit.orphans(keyHashes));
            placed.forEach(stranger -> orphans.add("an order that nobody placed: " + stranger));
            var canaries = new Canaries(inbox.users().values());
            canaries.lookInto(stage.messages());
            canaries.lookInto(platform);
            canaries.lookInto(home, stage.databases());
            return new OrderSweepReport(
                    kills,
                    accepted.size(),
                    all.size() - accepted.size(),
                    audit.takenUpAgain(),
                    audit.lost(accepted),
                    inbox.faults(),
                    inbox.repeatedEmails(),
                    inbox.repeatedTexts(),
                    new Calls(stage.tokens(), stage.gateway()).refused(inbox.users()),
                    orphans,
                    canaries.found(),
                    disagreements(stage),
                    writer.complaints(),
                    took,
                    drained);
        }
    }

    /** What the doctor says of database, Keycloak and gateway. */
    private List<String> disagreements(Stage stage) {
        JsonNode found = new Http()
                .get(
                        instances.getFirst().uri("/onboarding/v1/doctor"),
                        Map.of("Authorization", "Bearer " + stage.operator()))
                .expect(200)
                .json();
        return found.path("findings")
                .valueStream()
                .filter(finding -> finding.path("wrong").asBoolean())
                .map(finding -> finding.path("what").asString() + " "
                        + finding.path("subject").asString())
                .toList();
    }

    /** As keys are stored. */
    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
