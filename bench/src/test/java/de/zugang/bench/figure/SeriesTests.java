package de.zugang.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTests {

    @Test
    void medianOfAnOddNumberOfRoundsIsTheMiddleOne() {
        assertThat(Series.of(9, 1, 5).median()).isEqualTo(5);
    }

    @Test
    void medianOfAnEvenNumberOfRoundsLiesBetweenTheMiddleTwo() {
        assertThat(Series.of(4, 1, 3, 100).median()).isEqualTo(3.5);
    }

    @Test
    void ratioIsTakenRoundByRound() {
        // the medians alone would say 1
        assertThat(Series.of(1, 2, 30).over(Series.of(2, 1, 10)))
                .isEqualTo(Series.of(0.5, 2, 3))
                .extracting(Series::median)
                .isEqualTo(2.0);
    }

    @Test
    void textTellsMedianAndRange() {
        assertThat(Series.of(1234.4, 999, 2000).text()).isEqualTo("1,234 (999–2,000)");
        assertThat(Series.of(0.456).text()).isEqualTo("0.46");
        assertThat(Series.of(12.34, 99.94).text()).isEqualTo("56.1 (12.3–99.9)");
    }

    @Test
    void refusesNoRoundsAndUnequalNumbersOfRounds() {
        assertThatThrownBy(Series::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Series.of(1, 2).over(Series.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: 1");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> Series.of(1).over(Series.of(0))).isInstanceOf(IllegalArgumentException.class);
    }
}
