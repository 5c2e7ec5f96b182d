package de.zugang.e2e.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that say where something is shown name tests that are there. */
class AcceptanceTests {

    /** {@code Class#method}, or {@code Class} for all of it; before it perhaps its module or folder. */
    private static final Pattern SHOWN_BY = Pattern.compile("`([a-z0-9-]+/)*(\\w+Tests)(?:#(\\w+))?`");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([FXT]-\\d+) \\|(.*)$");
    private static final Path ONBOARDING = Repository.root().resolve("docs/reference/acceptance-onboarding.md");
    private static final Path GATEWAY = Repository.root().resolve("docs/reference/acceptance-gateway.md");

    /** Of classes with the same name in several modules, all. */
    private static final Map<String, List<Path>> SOURCES = Repository.files("Tests.java").stream()
            .collect(Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));

    static Stream<Path> pages() {
        return Repository.files(".md").stream()
                .filter(page -> page.getFileName().toString().startsWith("acceptance-"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nameNoTestThatIsNotThere(Path page) {
        assertThat(SHOWN_BY.matcher(Repository.text(page)).results())
                .isNotEmpty()
                .allMatch(AcceptanceTests::exists, "is a test of that class");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void sayOfEachRowWhereItIsShownOrThatItIsOpen(Path page) {
        assertThat(ROW.matcher(Repository.text(page)).results())
                .isNotEmpty()
                .allMatch(row ->
                        SHOWN_BY.matcher(row.group(2)).find() || row.group(2).contains("**Open**"));
    }

    @Test
    void thePageOfTheGatewayHasEachOfItsRowsOnce() {
        var rows = ROW.matcher(Repository.text(GATEWAY))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(rows).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows)).containsAll(expected());
    }

    @Test
    void thePageOfOnboardingHasEachOfItsRowsOnce() {
        var rows = ROW.matcher(Repository.text(ONBOARDING))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(rows).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows)).containsAll(expectedOfOnboarding());
    }

    private static List<String> expectedOfOnboarding() {
        return Stream.of(
                        IntStream.rangeClosed(1, 35)
                                .filter(number -> number != 5 && number != 13 && number != 32)
                                .mapToObj("F-%02d"::formatted),
                        Stream.of(43).map(number -> "F-" + number),
                        Stream.of(3, 19, 74, 76, 77, 79, 82, 89, 95, 96, 97, 98, 100)
                                .map(AcceptanceTests::attack),
                        Stream.of(108, 109, 110, 111, 112, 113, 114, 116, 117, 118, 119)
                                .map(AcceptanceTests::attack),
                        Stream.of(122, 123, 124, 127, 128, 134).map(AcceptanceTests::attack))
                .flatMap(rows -> rows)
                .toList();
    }

    private static List<String> expected() {
        return Stream.of(
                        IntStream.rangeClosed(47, 68)
                                .filter(number -> number != 53 && number != 54)
                                .mapToObj(number -> "F-" + number),
                        Stream.of(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18)
                                .map(AcceptanceTests::attack),
                        Stream.of(20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 34, 35, 36, 37, 38, 39)
                                .map(AcceptanceTests::attack),
                        Stream.of(40, 42, 43, 44, 45, 46, 48, 51, 52, 53, 54, 56, 58, 60, 61, 62, 64, 65, 66)
                                .map(AcceptanceTests::attack))
                .flatMap(rows -> rows)
                .toList();
    }

    private static String attack(int number) {
        return "X-%02d".formatted(number);
    }

    private static boolean exists(MatchResult named) {
        List<String> sources = SOURCES.getOrDefault(named.group(2), List.of()).stream()
                .filter(file -> named.group(1) == null || file.toString().contains("/" + named.group(1)))
                .map(Repository::text)
                .toList();
        // what runs once for each value, or makes its tests, is no plain method
        var method = Pattern.compile("(void|>) " + named.group(3) + "\\(");
        return named.group(3) == null
                ? !sources.isEmpty()
                : sources.stream().anyMatch(text -> method.matcher(text).find());
    }
}
