package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OrderPageTests extends DeskTest {

    private static final String SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void saysWhereTheOrderStandsWhatHappensNextAndWhoMustAct() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));

        assertThat(html(open(path + "?lang=en", OLGA)))
                .contains("The order waits for the documents signed by the customer.")
                .contains("the platform sets everything up by itself")
                .contains("Customer service: obtain and confirm the documents");
    }

    @Test
    void confirmingTheDocumentsStartsTheWork() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));

        assertThat(send(path + "/documents", ANNA, complete())).hasRedirectedUrl(path);
        assertThat(html(open(path, ANNA))).contains("Freigegeben", "Namen reservieren", "hx-trigger=\"every ");
        assertThat(send(path + "/documents", ANNA, complete())).flash().containsEntry("refused", "not-now");
    }

    @Test
    void showsAddressAndNumberMaskedOnly() {
        assertThat(html(open(placed(ANNA, complete()), ANNA)))
                .contains("i***@muster.example", "+49 **** 789")
                .doesNotContain("it@muster.example", "3456789");
    }

    @Test
    void offersToSendATextMessageAgainOnlyWhereItWasLost() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));
        String id = path.substring(path.lastIndexOf('/') + 1);
        stop(path, "TEXT_MESSAGE", "TEXT_NOT_TAKEN");
        assertThat(html(open(path + "?lang=en", ANNA))).contains("stopped").doesNotContain("/resend");
        assertThat(send(path + "/resend", ANNA, complete())).flash().containsEntry("refused", "not-now");

        sql.sql("update provisioning_step set state = 'DONE', remark = null where order_id = ?::uuid")
                .param(id)
                .update();
        reserved(UUID.fromString(id));
        sql.sql("insert into text_message (sid, order_id, status, error_code, changed_at, accepted_at)"
                        + " values (?, ?::uuid, 'UNDELIVERED', '30006', now(), now())")
                .params("SM" + id, id)
                .update();

        assertThat(html(open(path + "?lang=en", ANNA)))
                .contains("did not arrive", "The number cannot receive text messages (30006)", "/resend");
        assertThat(html(open(path, OTTO)))
                .contains("nicht angekommen", "Die Nummer kann keine SMS empfangen (30006)")
                .doesNotContain("/resend");
        assertThat(send(path + "/resend", OTTO, complete())).hasStatus(403);
        assertThat(send("/desk/orders/00000000-0000-0000-0000-000000000000/resend", ANNA, complete()))
                .hasStatus(404);
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));
        var progress = html(open(path + "/progress", ANNA));
        var seen = progress.replaceFirst("(?s).*progress\\?seen=([0-9a-f]+).*", "$1");

        assertThat(progress).contains("hx-swap-oob=\"innerHTML:#standing\"").doesNotContain("<html");
        assertThat(open(path + "/progress?seen=" + seen, ANNA)).hasStatus(204);
        send(path + "/documents", ANNA, complete());
        assertThat(open(path + "/progress?seen=" + seen, ANNA)).hasStatusOk();
    }

    @Test
    void theSalesLeadDecidesInTheInbox() {
        var fields = with(with(complete(), "entitlements", "OLA"), "company", "Wartet auf OLA AG");
        String path = placed(ANNA, fields);

        assertThat(html(open("/desk/approvals", LEA))).contains("Wartet auf OLA AG");
        send(path + "/entitlements/OLA", LEA, with(with(complete(), "approve", "true"), "reason", "Vertrag liegt vor"));
        assertThat(html(open(path, LEA))).contains("OLA (Autorisierungsdaten)", "Vertrag liegt vor", "Genehmigt");
        assertThat(html(open("/desk/approvals", LEA))).doesNotContain("Wartet auf OLA AG");
    }

    @Test
    void nobodyDecidesOnAnOrderOfTheirOwn() {
        var both = person("both", "customer-service", "sales-lead");
        String path = placed(both, with(complete(), "entitlements", "OLA"));

        assertThat(html(open(path, both))).doesNotContain("/entitlements/OLA");
        assertThat(send(path + "/entitlements/OLA", both, with(complete(), "approve", "true")))
                .flash()
                .containsEntry("refused", "own-order");
    }

    @Test
    void cancellingNeedsAReason() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));

        assertThat(send(path + "/cancel", ANNA, with(complete(), "reason", "  ")))
                .flash()
                .containsEntry("refused", "reason-missing");
        send(path + "/cancel", ANNA, with(complete(), "reason", "Kunde hat abgesagt"));
        assertThat(html(open(path, ANNA)))
                .contains("Der Auftrag ist storniert.", "Kunde hat abgesagt")
                .doesNotContain("hx-trigger");
    }

    @Test
    void aStoppedStepShowsWhyAndOffersToTryAgain() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));
        stop(path, "E_MAIL", SCRIPT);

        var page = html(open(path, OLGA));

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "angehalten", "/retry")
                .doesNotContain("<script>alert", "<img src=x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL_REFUSED 550    | endgültig abgelehnt (550); bitte     | refused the e-mail for good (550); please
            MAIL_UNREACHABLE    | Der Mailserver ist nicht erreichbar. | The mail server cannot be reached.
            Written in English. | Written in English.                  | Written in English.
            """)
    void saysInTheLanguageOfThePageWhyAStepStopped(String stored, String german, String english) {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));
        stop(path, "E_MAIL", stored);

        assertThat(html(open(path, OLGA))).contains(german);
        assertThat(html(open(path + "/progress", OLGA))).contains(german);
        assertThat(html(open(path + "?lang=en", OLGA))).contains(english);
    }

    @Test
    void whatPeopleTypeStaysText() {
        String path = placed(ANNA, with(with(complete(), "company", SCRIPT), "documentsSigned", "false"));
        send(path + "/cancel", ANNA, with(complete(), "reason", SCRIPT));

        for (String page :
                new String[] {path, "/desk", "/desk?text=" + SCRIPT, "/desk/technical-users?name=" + SCRIPT}) {
            assertThat(html(open(page, ANNA)))
                    .as(page)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(html(send("/desk/orders/check", ANNA, with(complete(), "mobile", SCRIPT))))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id", "1"})
    void anUnknownOrderIsNotFound(String id) {
        assertThat(mvc.get().uri("/desk/orders/{id}", id).with(ANNA)).hasStatus(404);
        assertThat(mvc.get().uri("/desk/orders/{id}/progress", id).with(ANNA)).hasStatus(404);
    }

    /** Its technical user, of which nothing else is there yet. */
    private void reserved(UUID order) {
        var main = new CustomerNumber("0000123456");
        var user = TechnicalUser.reserved(
                new TechnicalUserName("tu-seite-cc22"),
                ClientIds.of(order),
                order,
                "Muster Hausverwaltung GmbH",
                main,
                new TreeSet<>(List.of(main)),
                Instant.parse("2026-11-22T10:00:00Z"));
        transaction.executeWithoutResult(_ -> users.reserve(user));
    }

    /** An approved order whose provisioning stands still, without a job that would go on with it. */
    private void stop(String path, String step, String remark) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        sql.sql("insert into provisioning_run (order_id, part, created_at) values (?::uuid, 'ORDER', now())")
                .param(id)
                .update();
        sql.sql("insert into provisioning_step (order_id, part, step, state, remark)"
                        + " values (?::uuid, 'ORDER', ?, 'STOPPED', ?)")
                .params(id, step, remark)
                .update();
        sql.sql("update customer_order set state = 'APPROVED' where id = ?::uuid")
                .param(id)
                .update();
    }
}
