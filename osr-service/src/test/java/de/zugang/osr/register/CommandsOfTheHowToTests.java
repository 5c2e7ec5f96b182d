package de.zugang.osr.register;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.HowTo;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.Shell;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of the how-to, typed as they stand there. */
class CommandsOfTheHowToTests {

    @TempDir
    private Path folder;

    @Test
    void loadTheRegisterAndTellWhoReceivesTheUvi() throws IOException {
        Files.writeString(folder.resolve("units.csv"), Seed.file("register-example.csv"));
        try (RunningOsr osr = RunningOsr.on(TestDatabase.create())) {
            var environment = Map.of("OPERATOR", osr.operatorUri("").toString(), "TOKEN", Tokens.ofStaff("operator"));

            for (String commands : HowTo.samples("load-the-register.md", "sh")) {
                Shell.Result result = Shell.run(folder, environment, "bash", "-e", "-c", commands);
                assertThat(result.status()).as(result.out()).isZero();
            }

            String id = Files.readString(folder.resolve("import.id")).strip();
            assertThat(RunningOsr.send(osr.asOperator("/operator/v1/register/imports/" + id))
                            .body()
                            .path("created")
                            .asInt())
                    .isPositive();
            assertThat(folder.resolve("uvi.csv")).content().startsWith("customerNumber,billingUnit,residentialUnit");
        }
    }
}
