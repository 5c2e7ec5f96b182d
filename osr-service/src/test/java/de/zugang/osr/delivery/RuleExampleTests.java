package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.message.Message;
import de.zugang.osr.message.MessageId;
import de.zugang.osr.message.Messages;
import de.zugang.osr.message.Phase;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.rule.Addressing;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.rule.Scenario;
import de.zugang.osr.rule.Trial;
import de.zugang.osr.rule.UnitContext;
import de.zugang.osr.unit.Located;
import de.zugang.osr.unit.Profile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule's own two examples, judged by the whole book: the bad one breaks this rule and no other. */
class RuleExampleTests {

    private static final RuleBook BOOK = new DeliveryConfiguration().ruleBook();

    static Stream<Rule> rules() {
        return BOOK.rules().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void goodExampleIsFine(Rule rule) {
        assertThat(messages(rule.says(), rule.says().good())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void badExampleBreaksThisRuleOnly(Rule rule) {
        if (rule instanceof Rule.OfStoring storing) {
            assertThat(Stream.of(RoleChange.Kind.values()).filter(storing::isAbout))
                    .hasSize(1);
        } else if (ShownBy.of(rule.id().text()).equals(ShownBy.RULE_LEVEL)) {
            assertThat(brokenAlone((Rule.OfChange) rule)).isTrue();
            assertThat(messages(rule.says(), rule.says().bad()))
                    .as("what comes first over the API")
                    .extracting(Message::id)
                    .containsOnly(new MessageId("KALO-07"));
        } else {
            assertThat(messages(rule.says(), rule.says().bad()))
                    .extracting(Message::id)
                    .containsOnly(new MessageId(rule.says().id()));
        }
    }

    private static boolean brokenAlone(Rule.OfChange rule) {
        var scenario = Scenario.read(rule.says().bad());
        return rule.isBroken(
                scenario.changes().getFirst(), scenario.roles(), UnitContext.of(scenario.located(Profile.KALO, true)));
    }

    private static List<Message> messages(MessageRule says, String example) {
        var scenario = Scenario.read(example);
        Located located = scenario.located(profile(says), says.applies() != Applies.BOTH_UNSCREENED);
        Messages messages = BOOK.screen(scenario.content(), UnitContext.of(located));
        if (says.phase() == Phase.SYNCHRONOUS || !messages.isEmpty()) {
            return messages.kept();
        }
        messages = BOOK.judge(new Addressing(scenario.path, scenario.body, located));
        if (!messages.isEmpty()) {
            return messages.kept();
        }
        return switch (BOOK.judge(scenario.content(), scenario.roles(), UnitContext.of(located))) {
            case Trial.Passed _ -> List.of();
            case Trial.Refused(Messages refusals) -> refusals.kept();
        };
    }

    /** Rules of both profiles are shown with the house's, but for those about bill recipients. */
    static Profile profile(MessageRule says) {
        boolean aboutBillRecipients = says.bad().contains("sent") && says.bad().matches(".*sent \\w+ S-B.*");
        return says.applies() == Applies.BVED || (says.applies() != Applies.KALO && aboutBillRecipients)
                ? Profile.BVED
                : Profile.KALO;
    }
}
