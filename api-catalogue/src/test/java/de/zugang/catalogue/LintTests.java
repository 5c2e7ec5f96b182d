package de.zugang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every contract keeps to OpenAPI and to the rules in {@code api-spec/lint/spectral.yaml}. */
class LintTests {

    @TempDir
    private Path directory;

    @Test
    void contractsKeepToTheRules() {
        var report = Linter.lint(Specs.contracts());
        assertThat(report.clean()).as(report.text()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operationId: getAuthorizationRequests        | operationId: get_requests  | zugang-operation-id
            operationId: getAuthorizationRequests        | x-nothing: 1               | operation-operationId
            url: /ola/v1.0.0                             | url: https://ola.zugang/v1 | zugang-one-server
            application/problem+json:                    | application/json:          | zugang-refusals-are-problems
            $ref: '#/components/schemas/Problem'         | $ref: '#/components/schemas/Other' | invalid-ref
            """)
    void aBrokenContractIsRefused(String written, String instead, String rule) {
        var copy = Specs.copy(directory, "ola/v1/openapi.yaml", written, instead);
        var report = Linter.lint(List.of(copy.resolve("ola/v1/openapi.yaml")));
        assertThat(report.clean()).isFalse();
        assertThat(report.text()).contains(rule);
    }
}
