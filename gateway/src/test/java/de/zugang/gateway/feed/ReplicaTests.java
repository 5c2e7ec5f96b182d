package de.zugang.gateway.feed;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.snapshot.Restored;
import de.zugang.gateway.snapshot.SnapshotProperties;
import de.zugang.gateway.snapshot.SnapshotStore;
import de.zugang.gateway.subscription.Fingerprint;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReplicaTests {

    private static final UUID EPOCH = UUID.fromString("6b1c2f1e-6f3a-4d0a-9a53-0d1a5f2f6f10");
    private static final UUID NEXT_EPOCH = UUID.fromString("7b1c2f1e-6f3a-4d0a-9a53-0d1a5f2f6f11");

    @TempDir
    Path directory;

    private final Subscriptions memory = new Subscriptions();
    private Replica replica;

    @SuppressWarnings("NullAway.Init") // begin
    ReplicaTests() {}

    @BeforeEach
    void begin() {
        replica = new Replica(memory, store());
    }

    @Test
    void isNotLoadedBeforeTheLastPageOfTheFirstRound() {
        replica.take(page(EPOCH, 1, true, ANNA.active(1)));
        assertThat(memory.loaded()).isFalse();
        assertThat(replica.position()).isEqualTo(new Position(EPOCH, 1));
        assertThat(replica.receipt()).as("half of it is no state").isZero();

        replica.take(page(EPOCH, 2, false, BERT.active(2)));

        assertThat(replica.receipt()).isEqualTo(2);
        assertThat(memory.loaded()).isTrue();
        assertThat(knows(ANNA.key())).isTrue();
        assertThat(knows(BERT.key())).isTrue();
    }

    @Test
    void appliesChangesOfTheSameEpoch() {
        replica.take(page(EPOCH, 1, false, ANNA.active(1)));

        replica.take(page(EPOCH, 5, false, ANNA.withKeys(List.of(ANNA.secondary(null)), 5)));

        assertThat(knows(ANNA.key())).isFalse();
        assertThat(knows(ANNA.secondKey())).isTrue();
        assertThat(memory.position()).isEqualTo(new Position(EPOCH, 5));
    }

    @Test
    void keepsServingTheOldEpochUntilTheNewOneIsComplete() {
        replica.take(page(EPOCH, 9, false, ANNA.active(9)));

        replica.take(page(NEXT_EPOCH, 1, true, BERT.active(1)));
        assertThat(knows(ANNA.key())).isTrue();
        assertThat(replica.position()).isEqualTo(new Position(NEXT_EPOCH, 1));
        assertThat(replica.receipt())
                .as("what was revoked in the new epoch is in force only after its last page")
                .isZero();
        replica.take(page(NEXT_EPOCH, 2, false));
        assertThat(replica.receipt()).isEqualTo(2);

        assertThat(knows(ANNA.key())).as("not in the new epoch").isFalse();
        assertThat(knows(BERT.key())).isTrue();
        assertThat(memory.position()).isEqualTo(new Position(NEXT_EPOCH, 2));
    }

    @Test
    void startsCollectingAnewWhenTheEpochChangesOnceMore() {
        replica.take(page(EPOCH, 1, true, ANNA.active(1)));

        replica.take(page(NEXT_EPOCH, 1, false, BERT.active(1)));

        assertThat(knows(ANNA.key())).isFalse();
        assertThat(knows(BERT.key())).isTrue();
    }

    @Test
    void ignoresAnOlderStateOfATechnicalUser() {
        replica.take(page(EPOCH, 5, false, ANNA.withKeys(List.of(ANNA.secondary(null)), 5)));

        replica.take(page(EPOCH, 6, false, ANNA.active(4)));

        assertThat(knows(ANNA.key())).isFalse();
    }

    @Test
    void hasWrittenAChangeBeforeItIsAcknowledged() {
        replica.take(page(EPOCH, 1, false, ANNA.active(1)));
        replica.take(page(EPOCH, 2, false, ANNA.withKeys(List.of(), 2)));

        var restored = new Subscriptions();
        store().restore(restored);

        assertThat(restored.position()).isEqualTo(new Position(EPOCH, 2));
        assertThat(restored.byKey(Fingerprint.of(ANNA.key()))).isNull();
    }

    @Test
    void acknowledgesNothingThatTheDiskLacks() throws Exception {
        replica.take(page(EPOCH, 1, false, ANNA.active(1)));
        var inTheWay = restart();

        replica.take(page(EPOCH, 2, false, ANNA.withKeys(List.of(), 2)));
        assertThat(knows(ANNA.key())).as("revoked at once").isFalse();
        assertThat(replica.position()).isEqualTo(new Position(EPOCH, 2));
        assertThat(replica.receipt()).isEqualTo(1);
        replica.take(page(EPOCH, 2, false));
        replica.catchUp();
        assertThat(replica.durable()).as("after an empty page").isFalse();
        assertThat(replica.receipt()).isEqualTo(1);

        Files.delete(inTheWay);
        replica.catchUp();

        assertThat(replica.durable()).isTrue();
        assertThat(replica.receipt()).isEqualTo(2);
        var restored = new Subscriptions();
        assertThat(store().restore(restored)).isEqualTo(Restored.COMPLETE);
        assertThat(restored.byKey(Fingerprint.of(ANNA.key()))).isNull();
    }

    @Test
    void readsOnPageByPageWhileTheDiskFails() throws Exception {
        replica.take(page(EPOCH, 1, false, ANNA.active(1)));
        restart();

        replica.take(page(EPOCH, 5, true, ANNA.withKeys(List.of(), 5)));
        replica.take(page(EPOCH, 9, false, BERT.active(9)));

        assertThat(memory.position()).isEqualTo(new Position(EPOCH, 9));
        assertThat(replica.position()).isEqualTo(new Position(EPOCH, 9));
        assertThat(replica.receipt()).isEqualTo(1);
        assertThat(knows(BERT.key())).isTrue();
        assertThat(knows(ANNA.key())).isFalse();
    }

    /** From generation 1, with something in the place of the next one's journal. */
    private Path restart() throws IOException {
        begin();
        store().restore(memory);
        replica.restored();
        var inTheWay = Files.createDirectory(directory.resolve("subscriptions-2.journal"));
        replica.catchUp();
        return inTheWay;
    }

    private boolean knows(String key) {
        return memory.byKey(Fingerprint.of(key)) != null;
    }

    private static FeedPage page(UUID epoch, long revision, boolean more, TechnicalUser... users) {
        return new FeedPage(new Position(epoch, revision), more, List.of(users));
    }

    private SnapshotStore store() {
        return new SnapshotStore(
                new SnapshotProperties(directory, Base64.getEncoder().encodeToString(new byte[32])),
                JsonMapper.shared());
    }
}
