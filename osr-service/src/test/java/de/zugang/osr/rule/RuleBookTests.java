package de.zugang.osr.rule;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.message.Language;
import de.zugang.osr.message.Message;
import de.zugang.osr.message.MessageId;
import de.zugang.osr.message.Messages;
import de.zugang.osr.message.Subject;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.rule.bved.BvedRules;
import de.zugang.osr.rule.kalo.KaloRules;
import de.zugang.osr.unit.Profile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** In which order rules are asked, and against what. */
class RuleBookTests {

    private static final RuleBook BOOK = new RuleBook(
            Stream.of(BvedRules.all(), KaloRules.all()).flatMap(List::stream).toList());

    @Test
    void changesSeeTheEffectOfThoseBeforeThem() {
        assertThat(kalo("stored S-COR 2018-05-01.. A; sent UPDATE S-COR 2018-05-01..2022-05-31 A;"
                        + " sent INSERT S-COR 2022-06-01.. B; sent DELETE S-COR 2022-06-01.. B;"
                        + " sent INSERT S-COR 2022-07-01.. C"))
                .isEmpty();
    }

    @Test
    void refusedChangeIsNotAppliedAndTheNextIsJudgedAgainstTheStateSoFar() {
        assertThat(kalo("stored S-COR 2018-05-01.. A; sent INSERT S-COR 2022-06-01.. B;"
                        + " sent UPDATE S-COR 2022-06-01..2022-12-31 B; sent INSERT S-COR 2023-01-01.. C"))
                .containsExactly("KALO-25", "KALO-30", "KALO-25");
    }

    @Test
    void allMessagesOfAGroupAreReported() {
        assertThat(kalo("sent X S-COR ..2022-05-31; sent INSERT S-COR 2022-06-01..2022-06-01 B; partner B name=;"
                        + " partner B firstname="))
                .containsExactlyInAnyOrder("KALO-35", "KALO-02", "KALO-36", "KALO-07", "KALO-04", "KALO-32", "KALO-05");
    }

    @Test
    void changesAreNotTriedWhilePartsAreWrong() {
        assertThat(kalo("sent UPDATE S-COR 2018-05-01..2022-05-31 A; partner A name="))
                .containsExactly("KALO-04");
    }

    @Test
    void resultIsNotJudgedWhileAChangeIsRefused() {
        assertThat(bved("stored S-BIR 2020-01-01..2022-05-31 A; sent INSERT S-BIR 2022-08-01.. B;"
                        + " sent UPDATE S-BIR 2019-01-01.. C"))
                .containsExactly("OSR-2007");
    }

    @Test
    void gapIsSeenBehindARoleThatLiesWithinAnother() {
        assertThat(bved("stored S-BIR 2020-01-01..2022-12-31 A; sent INSERT S-BVA 2021-01-01..2021-02-01 B;"
                        + " sent INSERT S-BIR 2023-02-01.. C"))
                .containsExactly("OSR-2003", "OSR-2004");
        assertThat(bved("stored S-BIR 2020-01-01..2022-12-31 A; sent INSERT S-BVA 2021-01-01..2021-02-01 B;"
                        + " sent INSERT S-BIR 2022-06-01.. C"))
                .containsExactly("OSR-2003", "OSR-2003");
    }

    @Test
    void oldFaultsAmongBillRecipientsDoNotConcernOtherChanges() {
        String faulty = "stored S-BIR 2020-01-01..2022-05-31 A; stored S-BIR 2022-05-01..2022-06-30 B;"
                + " stored S-BVA 2023-01-01.. C; ";
        assertThat(bved(faulty + "sent INSERT S-COR 2022-06-01.. D")).isEmpty();
        assertThat(bved(faulty + "sent UPDATE S-BVA 2023-01-01..2023-12-31 C")).containsExactly("OSR-2003", "OSR-2004");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-12-30, 2021-05-31, OSR-2005",
        "2021-12-31, 2022-01-01, ''",
        "2021-12-31, 2021-12-30, OSR-2005",
        "2021-12-31, 2021-12-31, ''",
        "2022-01-01, 2022-12-31, ''",
        "2022-12-31, 2021-12-31, ''",
        "2022-12-31, 2021-12-30, OSR-2005"
    })
    void updateTouchesTheDaysBetweenTheOldAndTheNewEnd(String oldEnd, String newEnd, String expected) {
        List<String> found = bved("closed until 2021-12-31; stored S-BIR 2020-01-01.." + oldEnd
                + " A; sent UPDATE S-BIR 2020-01-01.." + newEnd + " A");
        assertThat(found).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @EnumSource(RoleChange.Kind.class)
    void failureOfStorageIsToldByTheKindOfTheChange(RoleChange.Kind kind) {
        RoleChange change = Scenario.read("sent " + kind + " S-COR 2022-06-01.. B")
                .changes()
                .getFirst();
        String id = switch (kind) {
            case DELETE -> "KALO-15";
            case UPDATE -> "KALO-16";
            case INSERT -> "KALO-17";
        };
        Message message = BOOK.storingFailed(change);
        assertThat(message.id()).isEqualTo(new MessageId(id));
        assertThat(message.about()).isInstanceOf(Subject.OfRole.class);
        assertThat(BOOK.processingFailed().about()).isEqualTo(new Subject.OfDelivery());
    }

    @ParameterizedTest
    @CsvSource({
        "OSR-2001, GERMAN, Die übermittelte Nummer",
        "OSR-2001, ENGLISH, The sent number",
        "KALO-30, ENGLISH, There is no matching role",
        "KALO-30, GERMAN, Es wurde für das gewünschte Update",
        "KALO-99, GERMAN, KALO-99"
    })
    void translatesIntoTheLanguageThatTheTextIsNotIn(String id, Language language, String begin) {
        assertThat(BOOK.text(new MessageId(id), language)).startsWith(begin);
    }

    @Test
    void screensOnlyWhereChecksAreOnAndNeverTellsTheSameTwice() {
        var scenario = Scenario.read("sent INSERT S-COR 2022-06-01.. B; partner B email=x phone=y");
        assertThat(ids(BOOK.screen(scenario.content(), context(scenario, Profile.KALO, true))
                        .kept()))
                .containsExactly("OSR-1002", "OSR-1003");
        assertThat(BOOK.screen(scenario.content(), context(scenario, Profile.KALO, false))
                        .isEmpty())
                .isTrue();
        assertThat(judged(scenario, Profile.BVED, true)).isEmpty();
        assertThat(judged(scenario, Profile.BVED, false)).containsExactly("KALO-19", "KALO-20");
    }

    @Test
    void keepsThousandMessagesAndCountsAll() {
        var messages = new Messages();
        assertThat(messages.isEmpty()).isTrue();
        for (int i = 0; i < 1500; i++) {
            messages.add(BOOK.processingFailed());
        }
        assertThat(messages.kept()).hasSize(Messages.KEPT);
        assertThat(messages.total()).isEqualTo(1500);
    }

    private static List<String> kalo(String scenario) {
        return judged(Scenario.read(scenario), Profile.KALO, true);
    }

    private static List<String> bved(String scenario) {
        return judged(Scenario.read(scenario), Profile.BVED, true);
    }

    private static List<String> judged(Scenario scenario, Profile profile, boolean screened) {
        return switch (BOOK.judge(scenario.content(), scenario.roles(), context(scenario, profile, screened))) {
            case Trial.Passed _ -> List.of();
            case Trial.Refused(Messages messages) -> ids(messages.kept());
        };
    }

    private static UnitContext context(Scenario scenario, Profile profile, boolean screened) {
        return UnitContext.of(scenario.located(profile, screened));
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(message -> message.id().text()).toList();
    }
}
