package de.zugang.gateway.snapshot;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.zugang.gateway.subscription.Fingerprint;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SnapshotStoreTests {

    private static final UUID EPOCH = UUID.fromString("6b1c2f1e-6f3a-4d0a-9a53-0d1a5f2f6f10");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path directory;

    private final Subscriptions memory = new Subscriptions();

    @BeforeEach
    void knowAnna() {
        memory.replace(new Position(EPOCH, 1), List.of(ANNA.active(1)));
    }

    @Test
    void bringsBackEverythingItWasGiven() {
        var user = ANNA.withKeys(List.of(ANNA.primary(), ANNA.secondary(Instant.parse("2026-12-01T00:00:00Z"))), 1);
        memory.replace(new Position(EPOCH, 1), List.of(user, BERT.withPlan(5, 1000L)));
        store(KEY).write(memory);

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.COMPLETE);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 1));
        assertThat(restored.everyone()).containsExactlyInAnyOrder(user, BERT.withPlan(5, 1000L));
    }

    @Test
    void bringsBackChangesThatCameAfterTheSnapshot() {
        var store = store(KEY);
        store.write(memory);
        change(store, ANNA.withKeys(List.of(ANNA.secondary(null)), 2));
        change(store, BERT.active(3));

        var restored = new Subscriptions();
        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.COMPLETE);

        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 3));
        assertThat(restored.byKey(Fingerprint.of(ANNA.key()))).isNull();
        assertThat(restored.byKey(Fingerprint.of(BERT.key()))).isEqualTo(BERT.active(3));
    }

    @Test
    void hasNothingInAnEmptyDirectory() {
        assertThat(store(KEY).restore(new Subscriptions())).isEqualTo(Restored.NOTHING);
    }

    @Test
    void believesNothingSealedWithAnotherKey() {
        store(KEY).write(memory);
        var restored = new Subscriptions();

        assertThat(store(Base64.getEncoder()
                                .encodeToString("another key of thirty-two bytes.".getBytes(StandardCharsets.UTF_8)))
                        .restore(restored))
                .isEqualTo(Restored.NOTHING);
        assertThat(restored.loaded()).isFalse();
    }

    @Test
    void reachesTheSameStateFromTheGenerationBeforeADamagedOne() throws Exception {
        var store = store(KEY);
        store.write(memory);
        change(store, ANNA.withKeys(List.of(ANNA.secondary(null)), 2));
        store.write(memory);
        change(store, BERT.active(3));
        damage("subscriptions-2.snapshot");

        var restored = new Subscriptions();
        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);

        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 3));
        assertThat(restored.byKey(Fingerprint.of(ANNA.key()))).as("revoked").isNull();
        assertThat(restored.byKey(Fingerprint.of(BERT.key()))).isNotNull();
    }

    @Test
    void keepsTwoGenerations() throws Exception {
        var store = store(KEY);
        for (int i = 0; i < 5; i++) {
            store.write(memory);
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "subscriptions-4.snapshot",
                            "subscriptions-4.journal",
                            "subscriptions-5.snapshot",
                            "subscriptions-5.journal");
        }
    }

    @Test
    void leavesOutALastLineThatWasCutOff() throws Exception {
        var store = store(KEY);
        store.write(memory);
        change(store, ANNA.active(2));
        var journal = directory.resolve("subscriptions-1.journal");
        Files.writeString(journal, Files.readString(journal) + "abc");

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.COMPLETE);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 2));
    }

    @Test
    void stopsAtDamageInTheMiddleOfAJournalAndSaysSo() throws Exception {
        var store = store(KEY);
        store.write(memory);
        change(store, ANNA.active(2));
        change(store, ANNA.active(3));
        change(store, ANNA.active(4));
        var journal = directory.resolve("subscriptions-1.journal");
        var lines = Files.readAllLines(journal);
        Files.write(journal, List.of(lines.get(0), lines.get(2)));
        Files.writeString(journal, Files.readString(journal) + lines.get(2) + "\n");

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 2));
    }

    @Test
    void neverJumpsOverAGapBetweenTwoJournals() throws Exception {
        writeTwoGenerations();
        Files.writeString(directory.resolve("subscriptions-2.snapshot"), "damaged");
        var older = directory.resolve("subscriptions-1.journal");
        Files.writeString(older, Files.readString(older).replace("\"revision\":3", "\"revision\":9"));

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);
        assertThat(restored.position()).as("before the first lost line").isEqualTo(new Position(EPOCH, 2));
    }

    @Test
    void stopsWhereAnOlderJournalWasCutOffCleanly() throws Exception {
        writeTwoGenerations();
        Files.writeString(directory.resolve("subscriptions-2.snapshot"), "damaged");
        var older = directory.resolve("subscriptions-1.journal");
        Files.write(older, Files.readAllLines(older).subList(0, 1));

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 2));
    }

    @Test
    void isDegradedWithoutTheJournalOfASnapshot() throws Exception {
        writeTwoGenerations();
        Files.delete(directory.resolve("subscriptions-2.journal"));

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 3));
    }

    @Test
    void isDegradedWhenTheLastLineIsWholeButNotBelievable() throws Exception {
        writeTwoGenerations();
        var journal = directory.resolve("subscriptions-2.journal");
        Files.writeString(journal, Files.readString(journal).replace("\"revision\":4", "\"revision\":9"));

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 3));
    }

    @Test
    void takesALineThatDoesNotSayWhereItGoesOnFromForAGap() {
        var store = store(KEY);
        store.write(memory);
        store.append(new Batch(null, new Position(EPOCH, 2), List.of(ANNA.active(2))), memory);

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 1));
    }

    @Test
    void joinsTheNextJournalToAFullOne() throws Exception {
        var store = store(KEY);
        store.write(memory);
        for (int revision = 2; revision <= 2003; revision++) {
            change(store, ANNA.active(revision));
        }
        Files.writeString(directory.resolve("subscriptions-2.snapshot"), "damaged");

        var restored = new Subscriptions();

        assertThat(store(KEY).restore(restored)).isEqualTo(Restored.DEGRADED);
        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 2003));
    }

    @Test
    void takesNoFileInThePlaceOfAnother() throws Exception {
        var store = store(KEY);
        store.write(memory);
        Files.move(directory.resolve("subscriptions-1.snapshot"), directory.resolve("subscriptions-7.snapshot"));

        assertThat(store(KEY).restore(new Subscriptions())).isEqualTo(Restored.NOTHING);
    }

    @Test
    void refusesAShortKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store(Base64.getEncoder().encodeToString(new byte[8])))
                .withMessageContaining("expected: at least 32");
    }

    /** Generation 1 from revision 1 to 3, generation 2 from there to 4. */
    private void writeTwoGenerations() {
        var store = store(KEY);
        store.write(memory);
        change(store, ANNA.active(2));
        change(store, ANNA.active(3));
        store.write(memory);
        change(store, ANNA.active(4));
    }

    private void change(SnapshotStore store, TechnicalUser user) {
        var before = memory.position();
        var position = new Position(EPOCH, user.revision());
        memory.apply(position, List.of(user));
        store.append(new Batch(before, position, List.of(user)), memory);
    }

    private void damage(String file) throws IOException {
        var path = directory.resolve(file);
        Files.writeString(path, Files.readString(path).replace("\"revision\":2", "\"revision\":9"));
    }

    private SnapshotStore store(String key) {
        return new SnapshotStore(new SnapshotProperties(directory, key), JsonMapper.shared());
    }
}
