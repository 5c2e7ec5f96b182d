package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.unit.UnitKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which heads begin, and in whose company. */
class RoomTests {

    private static final long NOW = Duration.ofHours(1).toNanos();
    private static final Tenant LARGE = new Tenant("tu-large", Set.of("0000000001"));
    private static final Tenant SMALL = new Tenant("tu-small", Set.of("0000000002"));

    private final List<Attempt> underWay = new ArrayList<>();
    private long number;

    private Claim first(Tenant sender) {
        return claim(sender, 1);
    }

    private Claim claim(Tenant sender, int attempt) {
        number++;
        return new Claim(number, new UnitKey("unit " + number), UUID.randomUUID(), sender, attempt, attempt, number);
    }

    /** Four transactions at a time, three of one technical user, three deliveries together. */
    private Room room() {
        var properties = new QueueProperties(
                4, 3, 3, Duration.ofSeconds(15), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5));
        return new Room(properties, underWay, NOW);
    }

    private void isUnderWay(Claim claim, Duration since) {
        underWay.add(new Attempt(List.of(claim), NOW - since.toNanos()));
    }

    private static List<List<Long>> begun(Room room, Claim... heads) {
        List.of(heads).forEach(room::offer);
        return room.groups().stream()
                .map(group -> group.stream().map(Claim::number).toList())
                .toList();
    }

    @Test
    void firstAttemptsOfOneSenderGoTogetherInTheirOrder() {
        assertThat(begun(room(), first(LARGE), first(SMALL), first(LARGE), first(LARGE)))
                .containsExactly(List.of(1L, 3L, 4L), List.of(2L));
    }

    @Test
    void whatExceedsTwoFullGroupsOfASenderWaits() {
        Room room = room();

        assertThat(begun(room, heads(LARGE, 9))).containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L));
        assertThat(room.full(true)).containsExactly("tu-large");
        assertThat(room.full(false)).isEmpty();
        assertThat(begun(room, first(SMALL))).last().isEqualTo(List.of(10L));
    }

    private Claim[] heads(Tenant sender, int count) {
        var heads = new Claim[count];
        for (int i = 0; i < count; i++) {
            heads[i] = first(sender);
        }
        return heads;
    }

    @Test
    void whatFailedOnceGoesAloneAndNobodyJoinsIt() {
        assertThat(begun(room(), claim(LARGE, 2), first(LARGE), claim(LARGE, 3), first(LARGE)))
                .containsExactly(List.of(1L), List.of(2L, 4L), List.of(3L));
    }

    @Test
    void senderWithOtherRightsSharesNothing() {
        var since = new Tenant("tu-large", Set.of("0000000001", "0000000003"));

        assertThat(begun(room(), first(LARGE), first(since))).containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void quickTransactionsUnderWayCountAndSlowOnesLetOthersBegin() {
        isUnderWay(first(LARGE), Duration.ofMillis(10));
        isUnderWay(first(LARGE), Duration.ofMillis(10));
        assertThat(begun(room(), first(LARGE))).isEmpty();

        underWay.clear();
        isUnderWay(first(LARGE), Duration.ofSeconds(5));
        isUnderWay(first(LARGE), Duration.ofSeconds(5));
        Claim next = first(LARGE);
        assertThat(begun(room(), next)).containsExactly(List.of(next.number()));
    }

    @Test
    void oneSenderNeverTakesAllWorkersHoweverSlowItIs() {
        for (int i = 0; i < 3; i++) {
            isUnderWay(first(LARGE), Duration.ofSeconds(5));
        }
        Room room = room();
        Claim small = first(SMALL);

        assertThat(begun(room, first(LARGE), claim(LARGE, 2), small)).containsExactly(List.of(small.number()));
        assertThat(room.full(false)).containsExactly("tu-large");
    }

    @Test
    void nothingBeginsWithoutAFreeWorker() {
        isUnderWay(first(LARGE), Duration.ZERO);
        isUnderWay(first(LARGE), Duration.ZERO);
        isUnderWay(claim(SMALL, 2), Duration.ZERO);
        isUnderWay(claim(SMALL, 2), Duration.ZERO);
        Room room = room();

        assertThat(room.isThereAny()).isFalse();
        assertThat(begun(room, first(SMALL))).isEmpty();
    }
}
