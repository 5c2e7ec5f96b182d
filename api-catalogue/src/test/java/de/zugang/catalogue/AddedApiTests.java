package de.zugang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.howto.HowTo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the how-to shows is itself what the house demands. */
class AddedApiTests {

    @TempDir
    private Path directory;

    @Test
    void theContractsOfTheHowToKeepToTheRules() {
        var folder = HowTo.follow(directory);
        var open = folder.resolve("degree-days/v1/openapi.yaml");
        var gated = folder.resolve(HowTo.WITH_APPROVAL + "forecast/v1/openapi.yaml");

        var report = Linter.lint(List.of(open, gated));
        assertThat(report.clean()).as(report.text()).isTrue();
        assertThat(Examples.of(open).faults()).isEmpty();
        assertThat(Examples.of(open).count()).isEqualTo(3);
        assertThat(Examples.of(gated).faults()).isEmpty();
        assertThat(Examples.of(gated).count()).isEqualTo(2);
    }

    @Test
    void theEntryOfTheHowToIsOne() {
        var catalogue = ApiCatalogue.read(List.of(HowTo.locations(directory).split(",")));

        assertThat(catalogue.api("degree-days-v1"))
                .hasValueSatisfying(api -> assertThat(api.operations())
                        .extracting(PublishedOperation::path)
                        .containsExactly("/degree-days/v1/stations/{station}/months/{month}"));
        assertThat(catalogue.api("forecast-v1"))
                .hasValueSatisfying(api -> assertThat(api.neededEntitlement())
                        .hasValueSatisfying(
                                needed -> assertThat(needed.approver()).isEqualTo("operator")));
    }

    /** A folder of an installation is held to the form as ours is, and the mistake is named with its place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            credentials: [bearer]      | credentials: [cookie]        | /apis/degree-days-v1/credentials/0
            lifecycle: {state: preview} | lifecycle: {state: someday} | /apis/degree-days-v1/lifecycle/state
            product: degree-days       | product: Degree Days         | /apis/degree-days-v1/product
            upstream: weather-service  | upstraem: weather-service    | /apis/degree-days-v1
            """)
    void anEntryWithoutTheFormIsRefused(String written, String instead, String place) throws IOException {
        var file = HowTo.follow(directory).resolve("catalogue.yaml");
        Files.writeString(file, Specs.read(file).replace(written, instead));

        assertThatThrownBy(() -> ApiCatalogue.read(
                        List.of("classpath:/api-spec/", directory.toUri().toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("catalogue.yaml")
                .hasMessageContaining(place);
    }
}
