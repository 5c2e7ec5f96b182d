package de.zugang.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.usage.generated.RefusalReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalLogTests {

    private final RefusalLog log = new RefusalLog(new TestClock(Instant.parse("2026-11-22T10:00:00Z")));

    /** Add a new reason to {@code RefusalReason} in {@code api-spec/usage/v1}, and its texts in onboarding-service. */
    @Test
    void everyReasonIsInTheContract() {
        assertThat(Arrays.stream(RefusalReason.values()).map(RefusalReason::getValue))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
    }

    @Test
    void isBoundedHoweverManyAreRefusedAndCountsTheOthers() {
        for (int i = 0; i < 1000; i++) {
            refuse(null);
            refuse("tu-noisy-aaaa");
        }
        for (int i = 0; i < 1000; i++) {
            refuse("tu-other-" + i);
        }

        var taken = log.take();

        assertThat(taken.entries()).hasSize(1000);
        assertThat(taken.dropped()).isEqualTo(2000);
        assertThat(log.take().isEmpty()).isTrue();
    }

    @Test
    void oneNoisyTechnicalUserPushesNobodyOut() {
        refuse("tu-quiet-aaaa");
        for (int i = 0; i < 5000; i++) {
            refuse("tu-noisy-aaaa");
        }

        assertThat(log.take().entries())
                .extracting(RefusalLog.Entry::technicalUser)
                .contains("tu-quiet-aaaa");
    }

    private void refuse(@Nullable String technicalUser) {
        var refusal = technicalUser == null
                ? Refusal.of(Reason.KEY_UNKNOWN)
                : Refusal.of(Reason.RATE_EXCEEDED, technicalUser);
        log.add(UUID.randomUUID().toString(), refusal, Circumstances.UNKNOWN);
    }
}
