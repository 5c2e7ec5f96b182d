package de.zugang.osr.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same for every contract of the operators' listener; a new one is found by its name, {@code osr-…}. Imports under few ids
 * meet each other, which must lead to nothing but turns and refusals.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorFuzzTests {

    private static final int REQUESTS = 3_000;

    private RunningOsr osr;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
        osr.importRegister(FuzzRegister.ndjson());
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    static Stream<Path> contracts() throws IOException {
        try (Stream<Path> all = Files.list(Seed.CONTRACTS)) {
            return all
                    .filter(folder -> String.valueOf(folder.getFileName()).startsWith("osr-"))
                    .map(folder -> folder.resolve("v1/openapi.yaml"))
                    .filter(Files::exists)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void answersWhatTheContractSaysToWhateverIsSent(Path file) {
        var run = new FuzzRun(Contract.read(file), new OperatorWords(), REQUESTS);
        List<String> faults = run.against(osr.operatorUri("").toString(), _ -> Tokens.ofStaff("operator"), _ -> {});
        assertThat(faults).as(run.toString()).isEmpty();
        assertThat(run.statuses()).containsKeys(200, 400, 404);
    }
}
