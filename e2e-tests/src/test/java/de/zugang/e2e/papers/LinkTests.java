package de.zugang.e2e.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows a link in a paper arrives. */
class LinkTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    static List<Path> papers() {
        return Repository.files(".md").stream()
                .map(Repository.root()::relativize)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void leadsToAFileThatIsThere(Path paper) {
        Path file = Repository.root().resolve(paper);
        assertThat(links(Repository.text(file)))
                .allMatch(link -> Files.exists(file.resolveSibling(link).normalize()));
    }

    @Test
    void findsThePapersThatANewcomerNeeds() {
        assertThat(papers())
                .map(Path::toString)
                .contains("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md");
    }

    private static Stream<String> links(String paper) {
        return LINK.matcher(paper)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("http") && !link.startsWith("#") && !link.startsWith("mailto:"))
                .map(link -> link.replaceFirst("#.*", ""));
    }
}
