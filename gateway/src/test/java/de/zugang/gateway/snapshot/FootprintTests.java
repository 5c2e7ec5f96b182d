package de.zugang.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.subscription.Fingerprint;
import de.zugang.gateway.subscription.Networks;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** 100,000 technical users with three customer numbers and two keys each, as they come from the disk. */
class FootprintTests {

    private static final int USERS = 100_000;

    /** {@code ./zugang bench subscriptions} measures; this only keeps it from growing unnoticed. */
    private static final long MOST_BYTES = 1_200;

    private static final long MOST_SECONDS = 15;

    @TempDir
    Path directory;

    @Test
    void takesLittleMemoryForEachAndStartsSoonFromTheDisk() {
        var random = new Random(1);
        var written = new Subscriptions();
        var everyone = new ArrayList<TechnicalUser>();
        for (int i = 0; i < USERS; i++) {
            everyone.add(user(i, random));
        }
        written.replace(new Position(UUID.randomUUID(), USERS), everyone);
        store().write(written);
        everyone.clear();
        written.replace(new Position(UUID.randomUUID(), 0), List.of());

        long before = used();
        long began = System.nanoTime();
        var restored = new Subscriptions();
        assertThat(store().restore(restored)).isEqualTo(Restored.COMPLETE);
        double seconds = (System.nanoTime() - began) / 1e9;
        long bytes = (used() - before) / USERS;

        System.out.printf("%,d technical users: %d bytes each, %.1f s from the disk%n", USERS, bytes, seconds);
        assertThat(restored.everyone()).hasSize(USERS);
        assertThat(bytes).isBetween(100L, MOST_BYTES);
        assertThat(seconds).isLessThan(MOST_SECONDS);
    }

    private SnapshotStore store() {
        return new SnapshotStore(
                new SnapshotProperties(directory, Base64.getEncoder().encodeToString(new byte[32])),
                JsonMapper.shared());
    }

    private static TechnicalUser user(int number, Random random) {
        String main = "%010d".formatted(number);
        return new TechnicalUser(
                "tu-muster-hausverwaltung-%06d".formatted(number),
                "zgc-%016x".formatted(number),
                number + 1L,
                TechnicalUser.State.ACTIVE,
                main,
                List.of(main, "%010d".formatted(number + 1_000_000), "%010d".formatted(number + 2_000_000)),
                Set.of(),
                new TechnicalUser.Plan("standard", 6000, null),
                Networks.ANYWHERE,
                fingerprint(random),
                null,
                List.of(
                        new TechnicalUser.Key("PRIMARY", fingerprint(random), null),
                        new TechnicalUser.Key("SECONDARY", fingerprint(random), null)));
    }

    private static Fingerprint fingerprint(Random random) {
        return new Fingerprint(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
