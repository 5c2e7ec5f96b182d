package de.zugang.onboarding.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.pickup.OpenPickup.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The page has words for whatever it shows, in both languages. */
class PickupTextsTests {

    private static final Pattern USED = Pattern.compile("#\\{(pickup\\.[a-z.]+)");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(bundle("texts").keySet()).isEqualTo(bundle("texts_en").keySet());
    }

    @Test
    void everyTextOfTheTemplatesExists() throws IOException {
        var bundle = bundle("texts");
        for (var template :
                new PathMatchingResourcePatternResolver().getResources("classpath:templates/pickup/*.html")) {
            assertThat(USED.matcher(template.getContentAsString(StandardCharsets.UTF_8))
                            .results())
                    .as(template.getFilename())
                    .isNotEmpty()
                    .allSatisfy(match -> assertThat(bundle.getProperty(match.group(1)))
                            .as(match.group(1))
                            .isNotBlank());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasWords(Reason reason) throws IOException {
        for (String name : new String[] {"texts", "texts_en"}) {
            assertThat(bundle(name).getProperty("pickup.over." + reason)).isNotBlank();
        }
    }

    private static Properties bundle(String name) throws IOException {
        var bundle = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("pickup/" + name + ".properties").getInputStream(), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
