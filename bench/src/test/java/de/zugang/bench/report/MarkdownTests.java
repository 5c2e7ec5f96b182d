package de.zugang.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.bench.figure.Aim;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.figure.Series;
import de.zugang.bench.machine.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownTests {

    @Test
    void tellsCommandCommitDateAndFigures() {
        var environment = new Environment(Instant.parse("2026-11-22T14:05:09Z"), "abc1234567", Map.of("fsync", "on"));
        var section = new Section("Speed", List.of("How."), List.of(Figure.of("things", "1/s", 3, 1, 2)));

        assertThat(Markdown.of(new Report("x", "The x", "./zugang bench x", environment, List.of(section))))
                .isEqualTo("""
                        ## The x

                        `./zugang bench x`, commit abc1234567, 2026-11-22 14:05 UTC.
                        fsync: on.

                        ### Speed

                        How.

                        | figure | median (lowest–highest round) | unit | aim |
                        | --- | --- | --- | --- |
                        | things | 2.00 (1.00–3.00) | 1/s |  |
                        """);
    }

    @Test
    void tellsWhichAimsAreReachedByTheMedianAndWhichAreNot() {
        var environment = new Environment(Instant.parse("2026-11-22T14:05:09Z"), "abc1234567", Map.of());
        var section = new Section(
                "Speed",
                List.of(),
                List.of(
                        new Figure("fast", "×", Series.of(0.4, 0.5, 0.9), Aim.atLeast(0.5)),
                        new Figure("flat", "×", Series.of(1.21), Aim.atMost(1.2))));

        assertThat(Markdown.of(new Report("x", "The x", "./zugang bench x", environment, List.of(section))))
                .contains(
                        "1 of 2 aims are reached; not: flat.",
                        "| fast | 0.50 (0.40–0.90) | × | at least 0.50: reached |",
                        "| flat | 1.21 | × | at most 1.20: **not reached** |");
    }
}
