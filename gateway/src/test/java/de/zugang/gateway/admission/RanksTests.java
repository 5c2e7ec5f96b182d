package de.zugang.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RanksTests {

    @Test
    void tellsAShiftFromNone() {
        long[] some = LongStream.range(0, 1000).map(i -> i * 7919 % 10_007).toArray();
        long[] shifted = LongStream.of(some).map(value -> value + 800).toArray();

        assertThat(Ranks.of(some, some.clone()).slower()).isEqualTo(0.5);
        assertThat(Ranks.of(some, some.clone()).p()).isCloseTo(1, within(1e-6));
        assertThat(Ranks.of(some, shifted).slower()).isLessThan(0.45);
        assertThat(Ranks.of(some, shifted).p()).isLessThan(1e-6);
    }

    /** A worked example: of 16 pairs 3 are greater. */
    @Test
    void countsPairs() {
        var ranks = Ranks.of(new long[] {1, 2, 5, 3}, new long[] {4, 6, 7, 2});

        assertThat(ranks.slower()).isEqualTo((0 + 0.5 + 2 + 1) / 16);
    }
}
