package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.doctor.Disagreement;
import de.zugang.onboarding.order.Approval;
import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.FormProblem;
import de.zugang.onboarding.order.HistoryEntry;
import de.zugang.onboarding.order.Messages;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.Step;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.subscription.SubscriptionKey;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TextsTests {

    private static final Pattern USED = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)}");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(bundle("texts").keySet()).isEqualTo(bundle("texts_en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts", "texts_en"})
    void whateverCanBeShownHasWords(String name) throws IOException {
        var bundle = bundle(name);

        assertThat(shown())
                .allSatisfy(key -> assertThat(bundle.getProperty(key)).as(key).isNotBlank());
    }

    @Test
    void everyTextOfTheTemplatesExists() throws IOException {
        var bundle = bundle("texts");
        for (var template : new PathMatchingResourcePatternResolver().getResources("classpath:templates/desk/*.html")) {
            assertThat(USED.matcher(template.getContentAsString(StandardCharsets.UTF_8))
                            .results())
                    .as(template.getFilename())
                    .allSatisfy(match -> assertThat(bundle.getProperty(match.group(1)))
                            .as(match.group(1))
                            .isNotBlank());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRemarkTakesItsDetailInBothLanguages(Situation situation) throws IOException {
        String german = bundle("texts").getProperty("remark." + situation);

        assertThat(bundle("texts_en").getProperty("remark." + situation)).isEqualTo(situation.sentence());
        // an apostrophe would hide the detail from MessageFormat
        assertThat(german + situation.sentence()).doesNotContain("'");
        assertThat(german.contains("{0}")).isEqualTo(situation.hasDetail());
        assertThat(german.equals(situation.sentence())).isEqualTo(situation == Situation.AS_WRITTEN);
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingOfTheDoctorHasTheWordsOfTheApi(Disagreement finding) throws IOException {
        assertThat(bundle("texts_en"))
                .containsEntry("finding." + finding + ".meaning", finding.meaning())
                .containsEntry("finding." + finding + ".remedy", finding.remedy());
    }

    private static Stream<String> shown() {
        return Stream.of(
                        keys("kind.", OrderKind.values()),
                        keys("approval.", Approval.values()),
                        Arrays.stream(OrderKind.values())
                                .filter(OrderKind::isChange)
                                .map(kind -> "change.lead." + kind),
                        keys("state.", Order.State.values()),
                        keys("entitlement.", EntitlementState.values()),
                        keys("step-state.", Steps.State.values()),
                        keys("step.", Step.values()),
                        keys("remark.", Situation.values()),
                        keys("what.", HistoryEntry.What.values()),
                        Stream.of("ticket.subject", "ticket.description", "ticket.unreadable", "ticket.entitlement"),
                        keys("message-state.", Messages.State.values()),
                        Stream.of(
                                        Step.E_MAIL,
                                        Step.KEY_MAIL,
                                        Step.SECRET_MAIL,
                                        Step.EXPIRY_MAIL,
                                        Step.TELL_OLD_ADDRESS,
                                        Step.TEXT_MESSAGE,
                                        Step.SECRET_TEXT)
                                .map(step -> "message." + step),
                        keys("user.state.", TechnicalUserState.values()),
                        keys("user.key.", SubscriptionKey.Slot.values()),
                        Arrays.stream(FormProblem.Code.values())
                                .map(code -> "problem."
                                        + code.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        Arrays.stream(Standing.values())
                                .flatMap(standing ->
                                        Stream.of("now", "next", "who").map(standing::key)))
                .flatMap(keys -> keys);
    }

    private static Stream<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }

    private static Properties bundle(String name) throws IOException {
        var bundle = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("desk/" + name + ".properties").getInputStream(), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
