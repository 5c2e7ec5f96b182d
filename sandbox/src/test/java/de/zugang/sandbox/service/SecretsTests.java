package de.zugang.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.sandbox.endpoints.PrivateFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @Test
    void olderFileKeepsItsValuesAndGetsWhatItLacks(@TempDir Path directory) {
        var file = new PrivateFile(directory.resolve("secrets.json"));
        file.write(new Secrets(Map.of("database.osr_app", "old")));

        Secrets secrets = Secrets.of(file);
        assertThat(secrets.get("database.osr_app")).isEqualTo("old");
        assertThat(secrets.get("database.osr_operator")).isNotEmpty();
        assertThat(Secrets.of(file)).isEqualTo(secrets);
    }
}
