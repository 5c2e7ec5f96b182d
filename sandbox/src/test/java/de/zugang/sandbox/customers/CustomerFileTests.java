package de.zugang.sandbox.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFileTests {

    @TempDir
    private Path directory;

    @Test
    void readsQuotedAndAbsentFieldsAndSkipsEmptyLines() throws IOException {
        var entries =
                file("0000000001;0000000001;\"Haus; \"\"Hof\"\"\";true;2026-01-15\n\n0000000002;0000000001;Garten;false;\n")
                        .entries();

        assertThat(entries).extracting(CustomerFile.Entry::line).containsExactly(2, 4);
        assertThat(entries).extracting(CustomerFile.Entry::isMain).containsExactly(true, false);
        assertThat(entries.getFirst().customer())
                .hasToString("{\"customerNumber\":\"0000000001\",\"mainCustomerNumber\":\"0000000001\","
                        + "\"company\":\"Haus; \\\"Hof\\\"\",\"active\":true,\"documentsSignedOn\":\"2026-01-15\"}");
        assertThat(entries.getLast().customer().has("documentsSignedOn")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000001;0000000001;Haus;true",
                "0000000001;0000000001;Haus;true;;",
                "0000000001;0000000001;\"Haus;true;",
                "0000000001;0000000001;Haus;ja;"
            })
    void namesTheLineThatIsNoneOfACustomer(String line) throws IOException {
        var file = file("0000000001;0000000001;Haus;true;\n" + line + "\n");

        assertThatThrownBy(file::entries)
                .isInstanceOf(CustomerFile.Malformed.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void readsTheDemoRegister() {
        var demo = new CustomerFile(Path.of("..", "api-spec", "onboarding", "demo-customers.csv"));

        assertThat(demo.entries()).filteredOn(CustomerFile.Entry::isMain).hasSizeGreaterThan(1);
    }

    private CustomerFile file(String lines) throws IOException {
        return new CustomerFile(
                Files.writeString(directory.resolve("customers.csv"), CustomerFile.HEADER + "\n" + lines));
    }
}
