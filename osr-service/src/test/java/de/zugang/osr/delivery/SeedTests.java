package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.MessageTable;
import de.zugang.osr.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what we copied against the page of the standard's provider, of which the relevant parts are test resources. */
class SeedTests {

    private static final Pattern KEY = Pattern.compile("OSR-([0-9]{4}|Kalo)");

    private record Said(String key, String text, String explanation) {}

    @Test
    void tableHasEveryMessageOfThePageInItsOrderAndWordForWord() {
        List<MessageTable.Row> table = MessageTable.rows();
        List<Said> page = page();
        assertThat(page).hasSize(52);
        assertThat(table)
                .extracting(row -> new Said(row.key(), row.text(), row.explanation()))
                .isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"post-sample", "use-case-1", "use-case-2", "use-case-3"})
    void exampleIsThePagesBodyToTheByte(String name) {
        String body = Seed.original(name);
        assertThat(Seed.example(name).stripTrailing()).isEqualTo(body.stripTrailing());
        assertThat(body).contains("\t\t\t   \"commercial\"");
    }

    /** The page's sample is no JSON: its key has no quotes. Ours differs from it in nothing else. */
    @Test
    void exampleOfAFailureIsThePagesWithTheKeyInQuotes() {
        String sample = Seed.original("status-fail");
        assertThat(sample).contains("\"key\": OSR-KALO,");
        assertThat(Seed.example("status-fail").stripTrailing())
                .isEqualTo(sample.replace("OSR-KALO", "\"OSR-KALO\"").stripTrailing());
    }

    /** A key stands on a line of its own, then the text, then, for the house's messages, what it means in German. */
    private static List<Said> page() {
        var said = new ArrayList<Said>();
        List<String> lines = Seed.original("messages").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (KEY.matcher(lines.get(i)).matches()) {
                List<String> words = until(lines, i + 1);
                boolean isHouse = lines.get(i).equals("OSR-Kalo");
                said.add(new Said(
                        lines.get(i), words.getFirst(), isHouse ? joined(words.subList(1, words.size())) : ""));
            }
        }
        return said;
    }

    private static List<String> until(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .takeWhile(line -> !KEY.matcher(line).matches())
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String joined(List<String> lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ").strip();
    }
}
