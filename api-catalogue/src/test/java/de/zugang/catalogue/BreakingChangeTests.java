package de.zugang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A published version changes by addition only. What was released lies beside each contract in {@code released}; an addition
 * is copied there when it is released, anything else becomes a version of its own.
 */
class BreakingChangeTests {

    @TempDir
    private Path directory;

    static List<PublishedApi> apis() {
        return CatalogueTests.apis();
    }

    @ParameterizedTest
    @MethodSource("apis")
    void stableContractBreaksNoClient(PublishedApi api) {
        Path present = Specs.FOLDER.resolve(api.contract().path());
        Path released = present.resolveSibling("released/openapi.yaml");
        assertThat(Files.exists(released))
                .as("%s: without %s (expected: unless preview)", api.name(), released)
                .isEqualTo(api.lifecycle().state() != Lifecycle.State.PREVIEW);
        if (Files.exists(released)) {
            var changes = Changes.between(released, present);
            assertThat(changes.breaking()).as(changes.report()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '  /authorization-requests/changes:'          | '  /authorization-requests/news:'      | /authorization-requests/changes
            'maximum: 500'                                | 'maximum: 100'                         | size
            'customerId: {type: string'                   | 'customerNumber: {type: string'        | customerId
            'quantity: {type: number'                     | 'quantity: {type: string'              | quantity
            'required: false\\n      description: Only this' | 'required: true\\n      description: Only this' | customerId
            """)
    void aBreakingChangeIsFoundAndNamed(String written, String instead, String named) {
        var changes = changed(written.translateEscapes(), instead.translateEscapes());
        assertThat(changes.breaking()).as(changes.report()).isTrue();
        assertThat(changes.report()).contains(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '  schemas:\\n'                                | '  schemas:\\n    Further: {type: object}\\n'
            'maximum: 500'                                | 'maximum: 1000'
            '        merchant: {$ref'                     | '        further: {type: string}\\n        merchant: {$ref'
            '        - name: from'                        | '        - {name: further, in: query, schema: {type: string}}\\n        - name: from'
            'paths:\\n'                                    | 'paths:\\n  /further:\\n    get: {operationId: getFurther, responses: {"204": {description: Nothing.}}}\\n'
            """)
    void anAdditionPasses(String written, String instead) {
        var changes = changed(written.translateEscapes(), instead.translateEscapes());
        assertThat(changes.breaking()).as(changes.report()).isFalse();
    }

    private Changes changed(String written, String instead) {
        var copy = Specs.copy(directory, "ola/v1/openapi.yaml", written, instead);
        return Changes.between(
                Specs.FOLDER.resolve("ola/v1/released/openapi.yaml"), copy.resolve("ola/v1/openapi.yaml"));
    }
}
