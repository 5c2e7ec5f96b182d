package de.zugang.onboarding.remark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemarkTests {

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasStored(Situation situation) {
        var remark = new Remark(situation, situation.hasDetail() ? "gw-1, gw-2" : "");
        assertThat(Remark.read(remark.stored())).isEqualTo(remark);
    }

    @Test
    void isStoredByNameAndDetail() {
        assertThat(Remark.of(Situation.KEY_GONE).stored()).isEqualTo("KEY_GONE");
        assertThat(Remark.of(Situation.MAIL_LATER, 450).stored()).isEqualTo("MAIL_LATER 450");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mail server cannot be reached.",
                "MAIL_LATER",
                "KEY_GONE really",
                "AS_WRITTEN before",
                "NEWER_THAN_THIS 4711",
                "{0}"
            })
    void leavesWhatItDoesNotKnowAsItIs(String stored) {
        var remark = Remark.read(stored);
        assertThat(remark).isEqualTo(new Remark(Situation.AS_WRITTEN, stored));
        assertThat(remark.inEnglish()).isEqualTo(stored);
        assertThat(remark.stored()).isEqualTo(stored);
    }

    @Test
    void refusesADetailTooManyOrMissing() {
        assertThatThrownBy(() -> Remark.of(Situation.KEY_GONE, "450")).hasMessage("KEY_GONE has no detail");
        assertThatThrownBy(() -> Remark.of(Situation.MAIL_LATER)).hasMessage("MAIL_LATER needs a detail");
    }
}
