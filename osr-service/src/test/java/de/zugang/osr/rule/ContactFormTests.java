package de.zugang.osr.rule;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.role.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which e-mail addresses (OSR-1002) and phone numbers (OSR-1003) pass. */
class ContactFormTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max@example.de",
                "max.muster+uvi@sub.example.de",
                "o'brien@example.ie",
                "max@exämple.de",
                "max@例え.jp",
                "MAX@EXAMPLE.DE",
                "a@b.co"
            })
    void takesAddresses(String address) {
        assertThat(EmailAddress.isMalformed(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "max",
                "max@",
                "@example.de",
                "max@localhost",
                "max@example..de",
                ".max@example.de",
                "max.@example.de",
                "ma..x@example.de",
                "max@-example.de",
                "max@example.de,meike@example.de",
                "max@example.de meike@example.de",
                "max@@example.de",
                "\"max muster\"@example.de",
                "max@[127.0.0.1]",
                "max@127.0.0.1",
                "max@example.de\r\nBcc: all@example.de",
                "max\n@example.de",
                "Max <max@example.de>",
                "mäx@example.de"
            })
    void refusesWhatIsNoPlainAddress(String address) {
        assertThat(EmailAddress.isMalformed(address)).isTrue();
    }

    @Test
    void boundsLengths() {
        String longest = "a".repeat(64) + "@" + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".de";
        assertThat(EmailAddress.isMalformed(longest)).isFalse();
        assertThat(EmailAddress.isMalformed("a" + longest)).isTrue();
        assertThat(EmailAddress.isMalformed("max@" + "b".repeat(64) + ".de")).isTrue();
        assertThat(EmailAddress.isMalformed("max@" + "bb.".repeat(110) + "de")).isTrue();
        assertThat(EmailAddress.isMalformed(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0176-55555555",
                "0176 5555 5555",
                "+49 176 55555555",
                "+43 1 234567",
                "030/123456",
                "(030) 123456",
                "0049 30 123456"
            })
    void takesPhoneNumbers(String number) {
        assertThat(isMalformed(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "abc",
                "0176-CALL-ME",
                "+",
                "++49 176 55555555",
                "0176-55555555 ext. 5",
                "tel:+4917655555555",
                "０１７６５５５５５５５５",
                "0176\n55555555",
                "0176-55555555;0176-55555555",
                "+999 55555555"
            })
    void refusesWhatIsNoPhoneNumber(String number) {
        assertThat(isMalformed(number)).isTrue();
    }

    @Test
    void boundsTheNumbersLengthAndJudgesEachOfThem() {
        assertThat(isMalformed("0".repeat(200))).isTrue();
        assertThat(PhoneNumberForm.isAnyMalformed(
                        List.of(new PhoneNumber("0176-55555555", null), new PhoneNumber("x", null))))
                .isTrue();
        assertThat(PhoneNumberForm.isAnyMalformed(List.of(new PhoneNumber(null, null))))
                .isFalse();
    }

    private static boolean isMalformed(String number) {
        return PhoneNumberForm.isAnyMalformed(List.of(new PhoneNumber(number, PhoneNumber.Kind.MOBILE)));
    }
}
