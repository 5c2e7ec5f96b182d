package de.zugang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.howto.HowTo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the how-to shows is itself what the house demands. */
class AddedApiTests {

    @TempDir
    private Path directory;

    @Test
    void theContractOfTheHowToKeepsToTheRules() {
        var contract = HowTo.follow(directory).resolve("degree-days/v1/openapi.yaml");

        var report = Linter.lint(List.of(contract));
        assertThat(report.clean()).as(report.text()).isTrue();
        assertThat(Examples.of(contract).faults()).isEmpty();
        assertThat(Examples.of(contract).count()).isEqualTo(3);
    }

    @Test
    void theEntryOfTheHowToIsOne() {
        var folder = HowTo.follow(directory);

        assertThat(CatalogueTests.faults(Specs.read(folder.resolve("catalogue.yaml"))))
                .isEmpty();
        assertThat(ApiCatalogue.read(
                                List.of("classpath:/api-spec/", folder.toUri().toString()))
                        .api("degree-days-v1"))
                .hasValueSatisfying(api -> assertThat(api.operations())
                        .extracting(PublishedOperation::path)
                        .containsExactly("/degree-days/v1/stations/{station}/months/{month}"));
    }
}
