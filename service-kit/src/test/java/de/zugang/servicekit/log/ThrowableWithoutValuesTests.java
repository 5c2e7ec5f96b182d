package de.zugang.servicekit.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThrowableWithoutValuesTests {

    @Test
    void messagesThatMayQuoteValuesAreWithheldAtEveryDepth() {
        var value = new NumberFormatException("For input string: \"Kanari\"");
        var suppressed = new IllegalStateException("Kanari as well");
        var outer = new IllegalArgumentException("could not read Kanari", value);
        outer.addSuppressed(suppressed);

        assertThat(written(outer))
                .doesNotContain("Kanari")
                .contains("java.lang.IllegalArgumentException: (message withheld)")
                .contains("Caused by: java.lang.NumberFormatException")
                .contains("Suppressed: java.lang.IllegalStateException")
                .contains(getClass().getName());
    }

    @Test
    void messagesAboutAddressesStay() {
        assertThat(written(new IllegalStateException("x", new ConnectException("Connection refused"))))
                .contains("Caused by: java.net.ConnectException: Connection refused");
    }

    @Test
    void circleOfCausesEnds() {
        var one = new IllegalStateException("one");
        var two = new IllegalStateException("two", one);
        one.initCause(two);
        assertThat(written(two)).contains("Caused by");
    }

    @Test
    void nothingIsWrittenWhereNothingWasThrown() {
        assertThat(written(null)).isEmpty();
    }

    private static String written(@Nullable Throwable failure) {
        var logger = new LoggerContext().getLogger("test");
        return new ThrowableWithoutValues()
                .convert(new LoggingEvent("test", logger, Level.ERROR, "failed", failure, null));
    }
}
