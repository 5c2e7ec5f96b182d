package de.zugang.osr.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetentionPropertiesTests {

    @Test
    void neverIsSaidInAWord() {
        RetentionProperties properties = bound("zugang.retention.keep.delivery", "never");
        assertThat(properties.of(Kind.DELIVERY).time()).isNull();
        assertThat(properties.of(Kind.DELIVERY_CONTENT).time()).isEqualTo(Duration.ofDays(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0d", "90", "23h", "-1d", "", "for ever", "40000d"})
    void whatWouldEraseAtOnceOrSaysNothingIsRefused(String time) {
        assertThatThrownBy(() -> bound("zugang.retention.keep.delivery-content", time))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindMustBeDecided(Kind kind) {
        assertThatThrownBy(() -> bound("without", kind.key()))
                .rootCause()
                .hasMessageContaining("zugang.retention.keep." + kind.key() + ": missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "25h", "-1h"})
    void jobRunsAtLeastDaily(String every) {
        assertThatThrownBy(() -> bound("zugang.retention.every", every))
                .rootCause()
                .hasMessageContaining("zugang.retention.every");
    }

    private static RetentionProperties bound(String name, String value) {
        var properties = new TreeMap<>(Map.of("zugang.retention.every", "6h", "zugang.retention.batch", "500"));
        properties.putAll(Arrays.stream(Kind.values())
                .filter(kind -> !(name.equals("without") && kind.key().equals(value)))
                .collect(Collectors.toMap(kind -> "zugang.retention.keep." + kind.key(), _ -> "90d")));
        properties.put(name, value);
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("zugang.retention", RetentionProperties.class)
                .get();
    }
}
