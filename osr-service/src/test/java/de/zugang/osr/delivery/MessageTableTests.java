package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.message.Phase;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.Scenario;
import de.zugang.osr.testing.MessageTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Binds the contract's table and the rules one to one. */
class MessageTableTests {

    private static final List<Rule> RULES =
            new DeliveryConfiguration().ruleBook().rules();

    @Test
    void everyMessageHasExactlyOneRule() {
        assertThat(RULES)
                .extracting(rule -> rule.id().text())
                .containsExactlyElementsOf(
                        MessageTable.rows().stream().map(MessageTable.Row::id).toList());
        assertThat(RULES).hasSize(52).extracting(Rule::getClass).doesNotHaveDuplicates();
    }

    @Test
    void rulesSayWordForWordWhatTheTableSays() {
        for (MessageTable.Row row : MessageTable.rows()) {
            Rule rule = RULES.stream()
                    .filter(candidate -> candidate.id().text().equals(row.id()))
                    .findFirst()
                    .orElseThrow();
            MessageRule says = rule.says();
            assertThat(rule.id().key()).as(row.id()).isEqualToIgnoringCase(row.key());
            assertThat(says.text()).as(row.id()).isEqualTo(row.text());
            if (!row.explanation().isEmpty()) {
                assertThat(says.translation()).as(row.id()).isEqualTo(row.explanation());
            }
            assertThat(says.badState()).as(row.id()).isEqualTo(row.trigger());
            assertThat(says.phase()).as(row.id()).isEqualTo(phase(row.phase()));
            assertThat(says.applies()).as(row.id()).isEqualTo(applies(row.profile()));
        }
    }

    /** Three come when storing fails, one is seen at its rule only; all others come over HTTP by what is sent. */
    @Test
    void fourAreShownByTheMeansThatTheTableNames() {
        assertThat(RULES)
                .filteredOn(rule -> ShownBy.of(rule.id().text()) == ShownBy.FAULT_INJECTION)
                .hasSize(3)
                .allMatch(rule -> rule instanceof Rule.OfStoring)
                .allMatch(rule -> Scenario.read(rule.says().bad()).storingFails);
        assertThat(RULES)
                .filteredOn(rule -> ShownBy.of(rule.id().text()) == ShownBy.RULE_LEVEL)
                .extracting(rule -> rule.id().text())
                .containsExactly("KALO-27");
        assertThat(RULES)
                .filteredOn(rule -> ShownBy.of(rule.id().text()) == ShownBy.HTTP)
                .hasSize(48)
                .noneMatch(rule -> rule instanceof Rule.OfStoring)
                .noneMatch(rule -> Scenario.read(rule.says().bad()).storingFails);
    }

    private static Phase phase(String text) {
        return text.equals("sync") ? Phase.SYNCHRONOUS : Phase.ASYNCHRONOUS;
    }

    private static Applies applies(String text) {
        return switch (text) {
            case "both" -> Applies.BOTH;
            case "kalo" -> Applies.KALO;
            case "bved" -> Applies.BVED;
            case "both, synchronous checks off" -> Applies.BOTH_UNSCREENED;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
