package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What differs between the three MSCs of the configuration we ship: kalo, kalo without synchronous checks, bved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileTests {

    private static final String CUSTOMER = "0000000042";
    private static final String CONTACT =
            ", \"email\": \"mika@example.de\", \"taxnumber\": \"12/345/67890\", \"phonenumbers\": [{\"number\": \"0176-55555555\"}]";
    private static final String WRONG_CONTACT = ", \"email\": \"mika(at)example.de\"";

    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        var lines = new ArrayList<String>();
        billingUnit(lines, "710001", "kalo", "\"S-COR\", \"S-BIR\"", "null");
        billingUnit(lines, "710002", "kalo-unchecked", "\"S-COR\", \"S-BIR\"", "null");
        billingUnit(lines, "710003", "bved", "\"S-COR\", \"S-BIR\", \"S-BVA\"", "\"2021-12-31\"");
        billingUnit(lines, "710004", "bved", "\"S-COR\"", "null");
        assertThat(osr.importRegister(String.join("\n", lines) + "\n")
                        .body()
                        .get("refused")
                        .asInt())
                .isZero();
        caller = osr.as("tu-a", CUSTOMER);
    }

    private static void billingUnit(List<String> lines, String number, String msc, String contracts, String closed) {
        lines.add("""
                {"type": "billingunit", "externalId": "%1$s", "customerNumber": "%2$s", "mscnumber": "%1$s", \
                "msc": "%3$s", "contracts": [%4$s], "closedUntil": %5$s}""".formatted(number, CUSTOMER, msc, contracts, closed));
        for (int unit = 1; unit <= 20; unit++) {
            lines.add("""
                    {"type": "residentialunit", "externalId": "%1$s-%2$04d", "billingUnit": "%1$s", \
                    "mscnumber": "%2$04d"}""".formatted(number, unit));
        }
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"710001", "710002"})
    void kaloStoresNothingOfABillRecipientThoughThereIsAContract(String billingUnit) {
        assertThat(keysAndTexts(send(billingUnit, "0001", role("INSERT", "S-BIR", "2022-01-01", "", "A"), "")))
                .containsExactly("OSR-KALO No supported role to process.");
        assertThat(keysAndTexts(send(
                        billingUnit,
                        "0001",
                        role("INSERT", "S-COR", "2022-01-01", "", "A") + ", "
                                + role("INSERT", "S-BIR", "2022-01-01", "", "A"),
                        "")))
                .containsExactly("OSR-KALO Role not supported");
        assertThat(roles(billingUnit, "0001")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s-cor", "S-cor", "S-COR ", "X-ABC", ""})
    void unsupportedCodeIsNamedEachInProfileBved(String code) {
        assertThat(keysAndTexts(send("710003", "0001", role("INSERT", code, "2022-01-01", "", "A"), "")))
                .containsExactly("OSR-KALO Role not supported");
    }

    /** Neither among the partners nor in what stays of the delivery, whether it succeeds or fails. */
    @ParameterizedTest
    @CsvSource({"710001, 0012", "710002, 0013", "099710001, 0014"})
    void kaloChecksContactDataAndStoresNoneOfIt(String billingUnit, String unit) {
        String insert = role("INSERT", "S-COR", "2022-01-01", "", "A");
        String contact =
                ", \"email\": \"kalo%1$s@example.de\", \"taxnumber\": \"%1$s/345/67890\", \"phonenumbers\": [{\"number\": \"0176%1$s55\"}]"
                        .formatted(unit);
        assertThat(send(billingUnit, unit, insert, contact).get("status").asString())
                .isEqualTo("SUCCESS");
        assertThat(send(billingUnit, unit, insert, contact).get("status").asString())
                .isEqualTo("FAIL");
        for (String table : List.of("partner", "on_site_role", "delivery", "waiting_delivery", "idempotency_key")) {
            assertThat(database.value("select count(*) from " + table + " t where t::text like any" + " (array['%kalo"
                            + unit + "@example.de%', '%" + unit + "/345/67890%', '%0176" + unit + "55%'])"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(database.value("select count(*) from delivery where content::text like '%Mika%'"))
                .as("what else was sent stays")
                .isNotEqualTo("0");
    }

    @Test
    void bvedStoresAndShowsContactData() {
        assertThat(send("710003", "0002", role("INSERT", "S-COR", "2022-01-01", "", "A"), CONTACT)
                        .get("status")
                        .asString())
                .isEqualTo("SUCCESS");
        JsonNode partner =
                caller.get(Client.rolesPath("710003", "0002")).body().at("/billingunit/residentialunit/partners/0");
        assertThat(partner.get("email").asString()).isEqualTo("mika@example.de");
        assertThat(partner.get("taxnumber").asString()).isEqualTo("12/345/67890");
        assertThat(partner.at("/phonenumbers/0/number").asString()).isEqualTo("0176-55555555");
    }

    @Test
    void roleWithAPartnerWithoutNumberIsNamedItself() {
        JsonNode status = send(
                "710001",
                "0010",
                role("INSERT", "S-COR", "2022-01-01", "", "A").replace("\"pmnumber\"", "\"mscnumber\""),
                "");
        assertThat(keysAndTexts(status)).containsExactly("OSR-KALO No pmnumber set on partner-reference.");
        assertThat(status.at("/roleMessages/0/partner/pmnumber").isNull()).isTrue();
        assertThat(status.at("/roleMessages/0/partner/mscnumber").asString()).isEqualTo("A");
    }

    @Test
    void synchronousChecksRefuseAtOnceOrAsAMessageOfTheStatus() {
        String insert = role("INSERT", "S-COR", "2022-01-01", "", "A");
        for (String checked : List.of("710001", "710003")) {
            var answer = caller.post(Client.rolesPath(checked, "0004"), body(checked, "0004", insert, WRONG_CONTACT));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(keysAndTexts(answer.body()))
                    .containsOnly("OSR-1002 Die E-Mail-Adresse eines Partners hat ein ungültiges Format.");
            assertThat(answer.header("X-Zugang-Message-Total")).isEqualTo("3");
        }
        assertThat(keysAndTexts(send("710002", "0004", insert, WRONG_CONTACT)))
                .containsOnly("OSR-KALO The email-address of a partner is not valid.");
    }

    /** The shipped default is kalo with its checks on. */
    @Test
    void numberThatNamesNoUnitIsJudgedByTheDefaultMsc() {
        String roles = role("INSERT", "S-BIR", "2022-01-01", "", "A");
        assertThat(caller.post(Client.rolesPath("799999", "0001"), body("799999", "0001", roles, WRONG_CONTACT))
                        .status())
                .isEqualTo(400);
        assertThat(keysAndTexts(send("799999", "0001", roles, "")))
                .singleElement()
                .asString()
                .startsWith("OSR-2001");
    }

    @Test
    void billRecipientsCoverTheUnitWithoutGapAndOverlap() {
        String first = role("INSERT", "S-BIR", "2022-01-01", "2022-06-30", "A");
        assertThat(status("710003", "0005", first)).isEqualTo("SUCCESS");
        assertThat(keys("710003", "0005", role("INSERT", "S-BVA", "2022-06-30", "", "B")))
                .containsExactly("OSR-2003");
        assertThat(keys("710003", "0005", role("INSERT", "S-BVA", "2022-07-02", "", "B")))
                .containsExactly("OSR-2004");
        assertThat(status("710003", "0005", role("INSERT", "S-BVA", "2022-07-01", "2022-12-31", "B")))
                .isEqualTo("SUCCESS");
        // a vacancy ends a day late: the two changes of one delivery are judged together
        assertThat(status(
                        "710003",
                        "0005",
                        role("UPDATE", "S-BVA", "2022-07-01", "2023-01-31", "B") + ", "
                                + role("INSERT", "S-BIR", "2023-02-01", "", "C")))
                .isEqualTo("SUCCESS");
        assertThat(keys("710003", "0005", role("DELETE", "S-BVA", "2022-07-01", "2023-01-31", "B")))
                .containsExactly("OSR-2004");
        assertThat(roles("710003", "0005")).isEqualTo(3);
    }

    @Test
    void oneBillRecipientMustRemain() {
        assertThat(status("710003", "0006", role("INSERT", "S-BIR", "2022-01-01", "", "A")))
                .isEqualTo("SUCCESS");
        assertThat(keysAndTexts(send("710003", "0006", role("DELETE", "S-BIR", "2022-01-01", "", "A"), "")))
                .containsExactly("OSR-KALO Error on deleting last role of type S-BIR or S-BVA. At least one of these"
                        + " role types must be present.");
        assertThat(status(
                        "710003",
                        "0006",
                        role("DELETE", "S-BIR", "2022-01-01", "", "A") + ", "
                                + role("INSERT", "S-BVA", "2022-02-01", "", "B")))
                .isEqualTo("SUCCESS");
        assertThat(roles("710003", "0006")).isOne();
    }

    @Test
    void billOfAClosedPeriodStaysAsItIs() {
        assertThat(keys("710003", "0007", role("INSERT", "S-BIR", "2021-12-31", "", "A")))
                .containsExactly("OSR-2005");
        assertThat(status("710003", "0007", role("INSERT", "S-BIR", "2022-01-01", "", "A")))
                .isEqualTo("SUCCESS");
        assertThat(status("710003", "0007", role("INSERT", "S-COR", "2021-12-31", "", "A")))
                .isEqualTo("SUCCESS");
    }

    @Test
    void eachServiceRoleNeedsItsOwnContract() {
        assertThat(status("710004", "0008", role("INSERT", "S-COR", "2022-01-01", "", "A")))
                .isEqualTo("SUCCESS");
        assertThat(keys("710004", "0008", role("INSERT", "S-BIR", "2022-01-01", "", "A")))
                .containsExactly("OSR-2006");
    }

    @Test
    void deliveryThatFailsInItsLastChangeChangesNothing() {
        assertThat(keys(
                        "710003",
                        "0009",
                        role("INSERT", "S-BIR", "2022-01-01", "2022-06-30", "A") + ", "
                                + role("INSERT", "S-BIR", "2022-08-01", "", "B")))
                .containsExactly("OSR-2004");
        assertThat(roles("710003", "0009")).isZero();
        assertThat(database.value("select count(*) from partner p join residential_unit u"
                        + " on u.id = p.residential_unit_id where u.external_id = '710003-0009'"))
                .isEqualTo("0");
    }

    private String status(String billingUnit, String unit, String roles) {
        return send(billingUnit, unit, roles, "").get("status").asString();
    }

    private List<String> keys(String billingUnit, String unit, String roles) {
        return keysAndTexts(send(billingUnit, unit, roles, "")).stream()
                .map(text -> text.substring(0, 8))
                .toList();
    }

    private JsonNode send(String billingUnit, String unit, String roles, String contact) {
        return caller.outcome(billingUnit, caller.deliver(billingUnit, unit, body(billingUnit, unit, roles, contact)));
    }

    private int roles(String billingUnit, String unit) {
        return Integer.parseInt(database.value("select count(*) from on_site_role r join residential_unit u"
                + " on u.id = r.residential_unit_id where u.external_id = '" + billingUnit + "-" + unit + "'"));
    }

    private static List<String> keysAndTexts(JsonNode status) {
        var texts = new ArrayList<String>();
        for (String list : List.of("roleMessages", "partnerMessages")) {
            status.get(list)
                    .forEach(message -> texts.add(message.get("key").asString() + " "
                            + message.get("message").asString()));
        }
        return texts;
    }

    private static String role(String change, String code, String from, String to, String pmnumber) {
        return "{\"change\": \"%s\", \"role\": \"%s\", \"from\": \"%s\", %s\"partner\": {\"pmnumber\": \"%s\"}}"
                .formatted(change, code, from, to.isEmpty() ? "" : "\"to\": \"" + to + "\", ", pmnumber);
    }

    private static String body(String billingUnit, String unit, String roles, String contact) {
        var partners = new ArrayList<String>();
        for (String number : List.of("A", "B", "C")) {
            partners.add("{\"reference\": {\"pmnumber\": \"" + number + "\"}, \"name\": \"Muster\", \"firstname\":"
                    + " \"Mika\"" + contact + "}");
        }
        return """
                {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "%s"},
                 "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [%s], "partners": [%s]}}}
                """.formatted(billingUnit, unit, roles, String.join(", ", partners));
    }
}
