package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** From a technical user's page to an order that changes it, and to the person who agrees. */
class ChangePagesTests extends DeskTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern HASH = Pattern.compile("name=\"reachHash\" value=\"([^\"]+)\"");
    private static final RequestPostProcessor BEA = person("bea", "customer-service");

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private TransactionTemplate transaction;

    private String page = "";

    @BeforeEach
    void thereIsATechnicalUser() {
        int number = NUMBER.incrementAndGet();
        var name = new TechnicalUserName("tu-wandel-" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "22");
        String order = placed(ANNA, with(complete(), "documentsSigned", "false"));
        var main = new CustomerNumber("0000123456");
        var user = TechnicalUser.reserved(
                name,
                "zgc-%016x".formatted(0xc0000 + number),
                UUID.fromString(order.substring(order.lastIndexOf('/') + 1)),
                "Muster",
                main,
                new TreeSet<>(List.of(main)),
                Instant.parse("2026-11-22T10:00:00Z"));
        transaction.executeWithoutResult(_ -> {
            users.reserve(user);
            users.save(users.lock(name).orElseThrow().activated("hash"));
        });
        page = "/desk/technical-users/" + name;
    }

    @Test
    void offersWhatIsPossibleToWhoMayOrderIt() {
        assertThat(html(open(page, ANNA)))
                .contains(
                        "/change/add-customer-numbers",
                        "/change/grant-entitlement?entitlement=OLA",
                        "/change/suspend",
                        "/change/end")
                .doesNotContain("/change/withdraw-entitlement", "/change/reactivate");
        assertThat(html(open(page, OTTO))).doesNotContain("/change/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add-customer-numbers",
                "grant-entitlement",
                "change-attributes",
                "roll-secret",
                "replace-secret",
                "suspend",
                "end"
            })
    void eachFormSaysWhatItWillDoInBothLanguages(String kind) {
        assertThat(html(open(page + "/change/" + kind, ANNA))).contains("id=\"reason\"", "Weiter zur Prüfung");
        assertThat(html(open(page + "/change/" + kind + "?lang=en", ANNA)))
                .contains("id=\"reason\"", "Continue to check");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customerNumbers | 0000999999 | gehört einem anderen Kunden
            customerNumbers | 0000123456 | hat der technische Benutzer schon
            customerNumbers | 12         | hat genau 10 Ziffern
            reason          | x          | Bitte den Grund in 3 bis 500 Zeichen nennen.
            ticket          | a b        | Höchstens 63 Buchstaben
            """)
    void aFaultyFieldComesBackUnchangedWithItsSentence(String field, String value, String sentence) {
        var answer = html(send(page + "/change/add-customer-numbers/check", ANNA, with(fields(), field, value)));

        assertThat(answer)
                .contains("id=\"errors\"", sentence, "href=\"#" + field + "\"", value, "aria-invalid=\"true\"");
    }

    @Test
    void aFieldIsCheckedAloneAndShowsWhoIsBehindTheNumber() {
        assertThat(html(send(page + "/change/add-customer-numbers/field?field=customerNumbers", ANNA, fields())))
                .contains("Muster Nord GmbH")
                .doesNotContain("<html", "Bitte");
    }

    @Test
    void theCheckPageShowsWhatCanBeReachedAfterwardsAndWhoMustAgree() {
        assertThat(html(send(
                        page + "/change/grant-entitlement/check",
                        ANNA,
                        with(with(fields(), "customerNumbers", ""), "entitlement", "OLA"))))
                .contains(
                        "Was danach erreichbar ist",
                        "Autorisierungsdaten (OLA): Autorisierungsanfragen",
                        "0000123456",
                        "Vertriebsleitung");
        assertThat(html(send(page + "/change/end/check", ANNA, with(fields(), "customerNumbers", ""))))
                .contains("lässt sich nicht zurücknehmen", "Eine zweite Person", "Nichts.");
    }

    @Test
    void anotherPersonAgreesToExactlyWhatThePageShows() {
        String order = ordered("end");
        assertThat(html(open("/desk/approvals", BEA))).contains(order);
        assertThat(html(open(order, ANNA))).contains("Ihr eigener Auftrag").doesNotContain("reachHash");
        assertThat(html(open(order, OTTO))).doesNotContain("reachHash");
        var shown = html(open(order, BEA));
        var found = HASH.matcher(shown);
        assertThat(found.find()).isTrue();

        var stale = send(order + "/decision", BEA, decision("something-else"));
        assertThat(stale).flash().containsEntry("refused", "content-changed");
        assertThat(send(order + "/decision", ANNA, decision(found.group(1))))
                .flash()
                .containsEntry("refused", "own-order");
        assertThat(send(order + "/decision", BEA, decision(found.group(1))))
                .flash()
                .containsEntry("done", "agreed");
        assertThat(html(open("/desk/approvals", BEA))).doesNotContain(order);
    }

    @Test
    void aNewContactIsShownInFullToWhoeverDecidesAndMaskedToEverybodyElse() {
        var fields = with(with(fields(), "customerNumbers", ""), "email", "new@muster.example");
        assertThat(html(open(page + "/change/change-attributes", ANNA)))
                .contains("i***@muster.example", "id=\"email\"")
                .doesNotContain("it@muster.example");
        assertThat(html(send(page + "/change/change-attributes/check", ANNA, fields)))
                .contains("new@muster.example", "Eine zweite Person", "werden benachrichtigt");
        var answer = send(page + "/change/change-attributes/place", ANNA, with(fields, "number", "1"));
        String order = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        assertThat(html(open(order, BEA))).contains("reachHash", "new@muster.example");
        assertThat(html(open(order, OTTO))).doesNotContain("new@muster.example");
    }

    @Test
    void aChosenOverlapIsShownAgainBeforeItIsOrdered() {
        var fields = with(with(fields(), "customerNumbers", ""), "overlapDays", "12");
        assertThat(html(send(page + "/change/roll-secret/check", ANNA, fields)))
                .contains("Tage, die die alten noch gelten", "12");
        assertThat(html(send(page + "/change/roll-secret/check", ANNA, with(fields, "overlapDays", "soon"))))
                .contains("href=\"#overlapDays\"", "1 bis 30 Tage");
    }

    @Test
    void attributesThatChangeNothingComeBackWithASentence() {
        var fields = with(with(fields(), "customerNumbers", ""), "email", "it@muster.example");
        assertThat(html(send(page + "/change/change-attributes/check", ANNA, fields)))
                .contains("href=\"#attributes\"", "mindestens eine Angabe");
    }

    @Test
    void onlyTheSalesLeadIsAskedAboutOla() {
        String order = ordered("grant-entitlement", "OLA");

        assertThat(html(open(order, BEA)))
                .contains("Der Auftrag wartet auf Zustimmung: Vertriebsleitung.")
                .doesNotContain("reachHash");
        assertThat(html(open(order, LEA))).contains("reachHash", "Zustimmen");
        assertThat(send(order + "/decision", BEA, decision("x"))).hasStatus(403);
    }

    @ParameterizedTest
    @CsvSource({"lea,sales-lead", "otto,auditor", "olga,operator"})
    void nobodyElseGetsOnTheWay(String name, String role) {
        assertThat(open(page + "/change/suspend", person(name, role))).hasStatus(403);
        assertThat(send(page + "/change/suspend/place", person(name, role), fields()))
                .hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/change/rename", "/change/new-technical-user", "/change/SUSPEND"})
    void thereIsNoOtherChange(String path) {
        assertThat(open(page + path, ANNA)).hasStatus(404);
        assertThat(open("/desk/technical-users/tu-nobody-aaaa/change/suspend", ANNA))
                .hasStatus(404);
    }

    private String ordered(String kind) {
        return ordered(kind, "");
    }

    private String ordered(String kind, String entitlement) {
        var fields = with(
                with(with(fields(), "customerNumbers", ""), "entitlement", entitlement),
                "number",
                UUID.randomUUID().toString());
        return Objects.requireNonNull(send(page + "/change/" + kind + "/place", ANNA, fields)
                .getResponse()
                .getRedirectedUrl());
    }

    private static MultiValueMap<String, String> fields() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("customerNumbers", "0000123457");
        fields.add("reason", "Der Kunde hat darum gebeten");
        return fields;
    }

    private static MultiValueMap<String, String> decision(String hash) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("approve", "true");
        fields.add("reachHash", hash);
        return fields;
    }
}
