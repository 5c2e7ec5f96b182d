package de.zugang.osr.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A deployment that says something else than MSCs with their profiles does not start, and says why. */
class MscPropertiesTests {

    @Test
    void readsMscsWithTheirProfilesAndChecks() {
        start(context -> {
            var properties = context.getBean(MscProperties.class);
            assertThat(properties.fallback()).isEqualTo(new Msc("kalo", Profile.KALO, true));
            assertThat(properties.named("other")).contains(new Msc("other", Profile.BVED, false));
            assertThat(properties.named("nobody")).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zugang.osr.default-msc=nobody | zugang.osr.default-msc: nobody (expected: the name of one of zugang.osr.mscs)",
                "zugang.osr.default-msc= | zugang.osr.default-msc:",
                "zugang.osr.mscs[1].name=kalo | zugang.osr.mscs: a name occurs twice (expected: unique names)",
                "zugang.osr.mscs[1].name= | mscs[1].name",
                "zugang.osr.mscs[1].profile=vdiv | zugang.osr.mscs[1].profile",
                "zugang.osr.mscs[1].profile= | mscs[1].profile",
                "zugang.osr.mscs[1].synchronous-checks=perhaps | zugang.osr.mscs[1].synchronous-checks",
                "zugang.osr.mscs[3].name=gap | zugang.osr.mscs"
            })
    void refusesToStartAndNamesTheProperty(String wrong, String said) {
        start(
                context -> assertThat(context)
                        .getFailure()
                        .satisfies(failure -> assertThat(texts(failure)).contains(said)),
                wrong);
    }

    @Test
    void refusesToStartWithoutAnyMsc() {
        new ApplicationContextRunner()
                .withUserConfiguration(Properties.class)
                .withPropertyValues("zugang.osr.default-msc=kalo")
                .run(context -> assertThat(texts(context.getStartupFailure()))
                        .contains("zugang.osr.default-msc: kalo (expected: the name of one of zugang.osr.mscs)"));
    }

    private static void start(Consumer<AssertableApplicationContext> seen, String... more) {
        String[] good = {
            "zugang.osr.default-msc=kalo",
            "zugang.osr.mscs[0].name=kalo",
            "zugang.osr.mscs[0].profile=kalo",
            "zugang.osr.mscs[1].name=other",
            "zugang.osr.mscs[1].profile=bved",
            "zugang.osr.mscs[1].synchronous-checks=false"
        };
        String[] values = Arrays.copyOf(good, good.length + more.length);
        System.arraycopy(more, 0, values, good.length, more.length);
        new ApplicationContextRunner()
                .withUserConfiguration(Properties.class)
                .withPropertyValues(values)
                .run(seen::accept);
    }

    private static String texts(@org.jspecify.annotations.Nullable Throwable failure) {
        var texts = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            texts.append(cause.getMessage()).append('\n');
        }
        return texts.toString();
    }

    @EnableConfigurationProperties(MscProperties.class)
    static class Properties {}
}
