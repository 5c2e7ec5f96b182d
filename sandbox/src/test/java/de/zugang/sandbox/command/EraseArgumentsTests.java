package de.zugang.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EraseArgumentsTests {

    @Test
    void looksOnlyUnlessConfirmed() {
        assertThat(of("--name", "Muster", "--firstname", "Max", "--reason", "T-1")
                        .confirm())
                .isFalse();
        assertThat(of("--confirm", "--name", "Muster", "--reason", "T-1").confirm())
                .isTrue();
    }

    @Test
    void becomesARequestOfTheOperatorsContract() {
        var arguments =
                of("--billing-unit", "654321", "--residential-unit", "0001", "--pmnumber", "7", "--reason", "T-1");
        assertThat(JsonMapper.shared().readTree(arguments.request(true)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"billingUnit": "654321", "residentialUnit": "0001", "pmnumber": "7", "reason": "T-1",
                         "confirm": true}"""));
    }

    @Test
    void asksForWhatIsNotToBeSeenOnTheCommandLine() {
        assertThat(of("--name", "-", "--reason", "T-1").sought()).containsEntry("name", "asked --name");
    }

    @Test
    void namesNobodyWhenPrinted() {
        assertThat(of("--name", "Muster", "--reason", "T-1")).asString().doesNotContain("Muster");
    }

    @ParameterizedTest
    @CsvSource({
        "--name M, '--reason is missing: where the request is filed, such as a ticket''s number'",
        "'--name M --reason Jörg', '--reason: not the number of a request (expected: 3 to 64 of A-Z, a-z, 0-9, blank, . _ / # -, such as DSGVO-2026-017)'",
        "--reason T-1, --name or --pmnumber is missing",
        "--reason T-1 --name, --name needs a value",
        "--everything, unknown option: --everything"
    })
    void refusesWhatMakesNoSense(String words, String sentence) {
        assertThatThrownBy(() -> of(words.split(" ", -1)))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessage(sentence);
    }

    private static EraseArguments of(String... words) {
        return EraseArguments.of(new Arguments(List.of(words)), option -> "asked " + option);
    }
}
