package de.zugang.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.sandbox.platform.CannotStart;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UviArgumentsTests {

    @Test
    void takesAMonthAndAFile() {
        assertThat(of("2026-01", "uvi.csv")).isEqualTo(new UviArguments(YearMonth.of(2026, 1), Path.of("uvi.csv")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-1 uvi.csv, month: 2026-1 (expected: YYYY-MM)",
        "2026-13 uvi.csv, month: 2026-13 (expected: YYYY-MM)",
        "uvi.csv 2026-01, month: uvi.csv (expected: YYYY-MM)",
        "2026-01, uvi needs a file to write: it names residents",
        "2026-01 a b, unknown argument: b"
    })
    void refusesWhatMakesNoSense(String words, String sentence) {
        assertThatThrownBy(() -> of(words.split(" ")))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessage(sentence);
    }

    @Test
    void refusesFilesThatCannotBeWritten(@TempDir Path directory) {
        assertThat(of("2026-01", directory.resolve("uvi.csv").toString()).target())
                .isEqualTo(directory.resolve("uvi.csv"));
        assertThatThrownBy(() -> of("2026-01", directory.toString()).target()).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() ->
                        of("2026-01", directory.resolve("no/where").toString()).target())
                .isInstanceOf(CannotStart.class);
    }

    private static UviArguments of(String... words) {
        return UviArguments.of(new Arguments(List.of(words)));
    }
}
