package de.zugang.onboarding.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfContentTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n",
                "%PDF-1.7\r%%EOF",
                "%PDF-2.0\nstartxref\n0\n%%EOF\r\n",
                "%PDF-1.7\n%%EOF\nmore, appended by a signature\n%%EOF\n"
            })
    void takesWhatBeginsAndEndsAsAPdf(String content) {
        assertThat(isOne(content)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%PDF-1.7",
                "%PDF-3.1\n%%EOF",
                "%PDF-1.\n%%EOF\n",
                " %PDF-1.7\n%%EOF",
                "<html><!--%PDF-1.7\n%%EOF--></html>",
                "GIF89a%PDF-1.7\n%%EOF",
                "MZ%PDF-1.7\n%%EOF",
                "PK\u0003\u0004%PDF-1.7\n%%EOF",
                "%PDF-1.7\nbroken off in the middle"
            })
    void refusesWhatIsSomethingElseOrAlsoSomethingElseOrNotWhole(String content) {
        assertThat(isOne(content)).isFalse();
    }

    @Test
    void looksForTheEndMarkAtTheEnd() {
        assertThat(isOne("%PDF-1.7\n%%EOF" + " ".repeat(900))).isTrue();
        assertThat(isOne("%PDF-1.7\n%%EOF" + " ".repeat(1100))).isFalse();
    }

    private static boolean isOne(String content) {
        return PdfContent.isOne(content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
