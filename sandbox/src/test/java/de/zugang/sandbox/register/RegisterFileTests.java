package de.zugang.sandbox.register;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.sandbox.register.RegisterFile.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterFileTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "empty",
            value = {
                "units.csv|{|CSV",
                "units.CSV|empty|CSV",
                "units.ndjson|type;externalId|NDJSON",
                "units.jsonl|{|NDJSON",
                "units|type;externalId|CSV",
                "units.txt|'  {\"type\":1}'|NDJSON",
                "units.txt|\uFEFF{|NDJSON",
                "units|empty|NDJSON"
            })
    void formatIsThatOfTheNameElseOfTheFirstCharacter(String name, String content, Format format) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content == null ? "" : content);
        assertThat(RegisterFile.of(file).format()).isEqualTo(format);
    }

    @Test
    void importOfTheSameFileAndOptionsHasTheSameId() throws IOException {
        Path file = Files.writeString(directory.resolve("units.csv"), "type;externalId");
        var id = RegisterFile.of(file).importId(false, false);

        assertThat(RegisterFile.of(file).importId(false, false)).isEqualTo(id);
        assertThat(RegisterFile.of(file).importId(true, false)).isNotEqualTo(id);
        assertThat(RegisterFile.of(file).importId(false, true)).isNotEqualTo(id);
        Files.writeString(file, "type;externalId;msc");
        assertThat(RegisterFile.of(file).importId(false, false)).isNotEqualTo(id);
    }
}
