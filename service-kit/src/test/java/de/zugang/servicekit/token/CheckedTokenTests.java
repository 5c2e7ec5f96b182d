package de.zugang.servicekit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedTokenTests {

    private final CheckedToken token = new CheckedToken("zgk_");

    @Test
    void acceptsWhatItDrew() {
        var random = new SecureRandom();
        assertThat(Stream.generate(() -> token.draw(random)).limit(1000))
                .allMatch(token::matches)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAnySingleChangedCharacter() {
        String drawn = token.draw(new Random(42));
        for (int i = 0; i < drawn.length(); i++) {
            char other = drawn.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(token.matches(drawn.substring(0, i) + other + drawn.substring(i + 1)))
                    .as("changed at %d", i)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zgk_", "zgk_short", "ZGK_0123456789012345678901234567890123456789"})
    void refusesWhatHasAnotherShape(String candidate) {
        assertThat(token.matches(candidate)).isFalse();
    }

    @Test
    void refusesOtherPrefixAndFullWidthDigits() {
        String drawn = token.draw(new Random(42));
        assertThat(new CheckedToken("zgt_").matches(drawn)).isFalse();
        assertThat(token.matches(drawn.substring(0, 10) + '\uFF11' + drawn.substring(11)))
                .isFalse();
    }

    @Test
    void isDefinedByThisVector() {
        // Other implementations (and our own later versions) must agree with these.
        assertThat(new CheckedToken("zgk_").matches("zgk_" + "0".repeat(32) + "1MSShf"))
                .isTrue();
    }

    @Test
    void refusesAnEmptyPrefix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckedToken(""))
                .withMessageContaining("expected");
    }
}
