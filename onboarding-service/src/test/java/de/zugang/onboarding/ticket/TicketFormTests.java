package de.zugang.onboarding.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketFormTests {

    @ParameterizedTest
    @ValueSource(strings = {"Unterlagen unterschrieben: ja", "Documents signed: yes", "documents signed: x"})
    void doesNotConfirmDocumentsWhateverTheTicketSays(String line) {
        var form = TicketForm.read("Firma: Muster GmbH<br>" + line, "TCK00001");
        assertThat(form.company()).isEqualTo("Muster GmbH");
        assertThat(form.documentsSigned()).isFalse();
    }

    @Test
    void knowsThatOlaIsWishedForAndDoesNotOrderIt() {
        assertThat(TicketForm.wishesOla("<p>OLA: Ja</p>")).isTrue();
        assertThat(TicketForm.wishesOla("<p>OLA: nein</p>")).isFalse();
        assertThat(TicketForm.wishesOla("<p>Firma: Muster GmbH</p>")).isFalse();
        assertThat(TicketForm.read("<p>OLA: Ja</p>", "TCK00001").entitlements()).isEmpty();
    }

    @Test
    void readsNothingBehindTheLongestDescription() {
        String tooLong = "Sprache: en\n" + "\n".repeat(TicketForm.LONGEST_DESCRIPTION) + "Firma: Muster GmbH";
        assertThat(TicketForm.read(tooLong, "TCK00001").language()).isEqualTo("en");
        assertThat(TicketForm.read(tooLong, "TCK00001").company()).isEmpty();
    }

    /** As long as what is looked for, and never there. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<br ", "<br\t\t", " ", "&"})
    void readsAHostileDescriptionInNoTime(String part) {
        String hostile = "<br" + part.repeat(1_000_000 / part.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(TicketForm.read(hostile, "TCK00001").company()).isEmpty());
    }
}
