package de.zugang.osr.register.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/reference/register-files.md says which columns there are. */
class ReferencePageTests {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z.]+)` \\|.*");

    @Test
    void namesEveryColumnAndNoOther() throws IOException {
        Path page = Path.of(System.getProperty("api-spec.directory"), "../docs/reference/register-files.md");
        List<String> columns = Files.readAllLines(page).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .distinct()
                .toList();
        assertThat(columns).isEqualTo(RecordReader.COLUMNS);
    }
}
