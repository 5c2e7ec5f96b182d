package de.zugang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No contract without a matrix that tries its operations for everybody who might call them. */
class MatrixTests {

    private static final Path ROOT = Specs.FOLDER.resolveSibling(".").normalize();

    static List<Path> contracts() {
        return Specs.contracts();
    }

    /**
     * The matrix of a module takes its operations from the contracts in its build file and fails for one without a row; so it
     * is enough that there is one. A service of its own needs a contract, and that needs a module with a matrix.
     */
    @ParameterizedTest
    @MethodSource("contracts")
    void isTriedByTheMatrixOfTheModuleThatProvidesIt(Path contract) throws IOException {
        String generated =
                "<inputSpec>${api-spec.directory}/%s</inputSpec>".formatted(Specs.FOLDER.relativize(contract));
        try (Stream<Path> modules = Files.list(ROOT)) {
            assertThat(modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                            .filter(module ->
                                    Specs.read(module.resolve("pom.xml")).contains(generated)))
                    .anyMatch(MatrixTests::hasMatrix);
        }
    }

    /** A module of clients in other languages has no {@code src}. */
    private static boolean hasMatrix(Path module) {
        if (!Files.exists(module.resolve("src"))) {
            return false;
        }
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            return files.filter(file -> file.endsWith("OperationMatrixTests.java"))
                    .map(Specs::read)
                    .anyMatch(text -> text.contains("everyOperationHasARow"));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
