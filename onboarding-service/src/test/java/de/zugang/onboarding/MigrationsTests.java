package de.zugang.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** While versions are exchanged one after the other, the one before works on the new tables for minutes. */
class MigrationsTests {

    /** The last one that took something away from the version before. */
    private static final int BEFORE_THE_RULE = 70;

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "(?i)\\b(drop\\s+(table|column)|rename\\s+(to|column)|alter\\s+column\\s+\\w+\\s+(type|set\\s+not\\s+null))");

    static Stream<Resource> migrations() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql"))
                .filter(file -> version(file) > BEFORE_THE_RULE);
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void takesNothingAwayThatTheVersionBeforeReadsOrWrites(Resource migration) throws IOException {
        assertThat(TAKES_AWAY
                        .matcher(migration.getContentAsString(StandardCharsets.UTF_8))
                        .results())
                .as(migration.getFilename())
                .isEmpty();
    }

    private static int version(Resource file) {
        var name = VERSION.matcher(Objects.requireNonNull(file.getFilename()));
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }
}
