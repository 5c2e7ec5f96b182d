package de.zugang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An example is what people copy; so each one is what its schema says. */
class ExampleTests {

    @TempDir
    private Path directory;

    static List<Path> contracts() {
        return Specs.contracts();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void examplesFitTheirSchemas(Path contract) {
        assertThat(Examples.of(contract).faults()).isEmpty();
    }

    /** A file that no contract names would be checked by nobody. */
    @ParameterizedTest
    @MethodSource("contracts")
    void everyExampleFileIsNamedByItsContract(Path contract) throws IOException {
        Path folder = contract.resolveSibling("examples");
        if (!Files.exists(folder)) {
            assertThat(Examples.of(contract).files()).isEmpty();
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> "examples/" + file.getFileName()).filter(file -> file.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(Examples.of(contract).files());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ola/v1/examples/page.json      | "requestedAt"         | "requested"             | requestedAt
            ola/v1/examples/page.json      | DE                    | Germany                 | pattern
            ola/v1/openapi.yaml            | example: '0000123456' | example: '123456'       | pattern
            webhook/v1/examples/event.json | "data"                | "further": 1, "data"    | further
            """)
    void aBrokenExampleIsFound(String file, String written, String instead, String fault) {
        var copy = Specs.copy(directory, file, written, instead);
        var contract = copy.resolve(file.replaceFirst("/v1/.*", "/v1/openapi.yaml"));
        assertThat(Examples.of(contract).faults())
                .anySatisfy(each -> assertThat(each).contains(fault));
    }

    @Test
    void examplesAreFoundWhereverTheyStand() {
        assertThat(Examples.of(Specs.FOLDER.resolve("ola/v1/openapi.yaml")).count())
                .isGreaterThanOrEqualTo(12);
    }
}
