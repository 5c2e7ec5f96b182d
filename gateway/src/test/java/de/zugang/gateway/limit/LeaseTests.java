package de.zugang.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.testbed.TestClock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A lease that is forgotten while somebody is about to use it would book a slice that nobody gives back. */
class LeaseTests {

    private static final long LATER = Leases.FORGOTTEN.toMillis() + 1;
    private static final Volume AGREED = new Volume(10, Volume.NONE);

    private final Budget nobody = (subject, agreed, need, back, second) -> new CompletableFuture<>();
    private final Leases owner = new Leases(nobody, new TestClock(Instant.EPOCH));
    private final Lease lease = new Lease("u:tu-anna");

    @Test
    void isForgottenWhenNobodyCameForLongAndIsUsedNoMoreThen() {
        assertThat(lease.isWanted(0)).isTrue();
        assertThat(lease.tidy(AGREED, nobody, owner, LATER - 1)).isFalse();

        assertThat(lease.tidy(AGREED, nobody, owner, LATER)).isTrue();

        assertThat(lease.isWanted(LATER)).isFalse();
    }

    @Test
    void isNotForgottenOnceSomebodyIsAboutToUseIt() {
        assertThat(lease.isWanted(LATER)).isTrue();

        assertThat(lease.tidy(AGREED, nobody, owner, LATER)).isFalse();
        assertThat(lease.use(AGREED, nobody, owner, LATER)).isInstanceOf(Lease.Use.Asked.class);
        assertThat(lease.tidy(AGREED, nobody, owner, 3 * LATER))
                .as("while it asks")
                .isFalse();
    }
}
