package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingPauseTests {

    @ParameterizedTest
    @CsvSource({"0, 500", "1, 1000", "5, 16000", "6, 30000", "7, 30000", "1000, 30000", "2147483647, 30000"})
    void doublesWithEachFailureUpToHalfAMinute(int failuresBefore, long milliseconds) {
        assertThat(GrowingPause.after(failuresBefore).toMillis()).isEqualTo(milliseconds);
    }
}
