package de.zugang.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.sandbox.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportArgumentsTests {

    @Test
    void takesAllOptionsInAnyOrder() {
        assertThat(of("--dry-run", "units.csv", "--report", "refused.csv", "--legacy"))
                .isEqualTo(new ImportArguments(Path.of("units.csv"), true, true, Optional.of(Path.of("refused.csv"))));
        assertThat(of("units.csv"))
                .isEqualTo(new ImportArguments(Path.of("units.csv"), false, false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "--dry-run, import needs a file",
        "a b, import takes one file",
        "a --report, --report needs a value",
        "a --dryrun, unknown option: --dryrun"
    })
    void refusesWhatMakesNoSense(String words, String sentence) {
        assertThatThrownBy(() -> of(words.split(" ", -1)))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessage(sentence);
    }

    @Test
    void refusesFilesThatAreNotThere(@TempDir Path directory) throws IOException {
        String file = Files.writeString(directory.resolve("units.csv"), "").toString();
        assertThat(of(file).options().file().size()).isZero();
        assertThatThrownBy(() -> of(file + "x").options()).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> of(directory.toString()).options()).isInstanceOf(CannotStart.class);
        assertThatThrownBy(
                        () -> of(file, "--report", directory.resolve("no/where").toString())
                                .options())
                .isInstanceOf(CannotStart.class);
    }

    private static ImportArguments of(String... words) {
        return ImportArguments.of(new Arguments(List.of(words)));
    }
}
