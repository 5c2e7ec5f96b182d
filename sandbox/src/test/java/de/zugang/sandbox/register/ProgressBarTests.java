package de.zugang.sandbox.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void printsPlainLinesWhereThereIsNoTerminal() {
        ProgressBar bar = bar(false, 1_000);
        for (int bytes = 0; bytes <= 1_000; bytes += 50) {
            bar.at(bytes);
        }
        bar.end();
        assertThat(shown().lines())
                .containsExactly(
                        "0 %", "10 %", "20 %", "30 %", "40 %", "50 %", "60 %", "70 %", "80 %", "90 %", "100 %");
    }

    @Test
    void drawsOverItselfOnATerminal() {
        ProgressBar bar = bar(true, 1_000);
        bar.at(500);
        assertThat(shown())
                .startsWith("\r[####################....................]  50 %")
                .doesNotContain("\n");
        bar.end();
        assertThat(shown()).endsWith(System.lineSeparator());
    }

    @Test
    void emptyFileIsDoneAtOnce() {
        bar(false, 0).at(0);
        assertThat(shown().strip()).isEqualTo("100 %");
    }

    private ProgressBar bar(boolean terminal, long size) {
        return new ProgressBar(new PrintStream(out, true, StandardCharsets.UTF_8), terminal, size);
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
