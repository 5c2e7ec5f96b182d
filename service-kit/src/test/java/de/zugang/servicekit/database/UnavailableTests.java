package de.zugang.servicekit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.ExceptionHandler;

class UnavailableTests {

    @Test
    void whatLetsDeliveriesWaitIsWhatCallersGet503For() throws NoSuchMethodException {
        var handler = Unavailable.class.getDeclaredMethod("unavailable", Exception.class);
        assertThat(Arrays.<Class<?>>asList(
                        handler.getAnnotation(ExceptionHandler.class).value()))
                .containsExactlyInAnyOrderElementsOf(DatabaseAway.KINDS);
    }
}
