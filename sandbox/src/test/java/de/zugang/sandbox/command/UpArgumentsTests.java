package de.zugang.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.sandbox.service.Ports;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpArgumentsTests {

    @Test
    void takesAllOptions() {
        assertThat(of("--fresh", "--port-base", "19000", "--detach"))
                .isEqualTo(new UpArguments(true, true, new Ports(19000)));
    }

    @Test
    void staysOnTheKnownPortsWithoutOptions() {
        assertThat(of()).isEqualTo(new UpArguments(false, false, new Ports(18080)));
    }

    @ParameterizedTest
    @CsvSource({
        "--port-base x, --port-base: x (expected: a number)",
        "--port-base 80, port base: 80 (expected: 1024 to 65523)",
        "--port-base, --port-base needs a value",
        "--colour, unknown option: --colour"
    })
    void refusesWhatMakesNoSense(String words, String sentence) {
        assertThatThrownBy(() -> of(words.split(" ", -1)))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessage(sentence);
    }

    private static UpArguments of(String... words) {
        return UpArguments.of(new Arguments(List.of(words)));
    }
}
