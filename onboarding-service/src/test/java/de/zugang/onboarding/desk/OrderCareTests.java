package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What customer service does with an order on its way: take it over, edit it, give it up. */
class OrderCareTests extends DeskTest {

    private static final RequestPostProcessor BEA = person("bea", "customer-service");

    @Test
    void belongsToWhoeverPlacedItUntilSomebodyTakesItOver() {
        String path = parked();
        assertThat(html(open(path, ANNA))).contains("Zuständig").doesNotContain("Ich übernehme");
        assertThat(html(open(path + "?lang=en", BEA))).contains("I take it over");
        assertThat(html(open(path, OTTO))).doesNotContain("Ich übernehme");

        assertThat(send(path + "/owner", OTTO, none())).hasStatus(403);
        assertThat(send(path + "/owner", BEA, none())).hasRedirectedUrl(path);
        assertThat(html(open(path, ANNA))).contains("Übernommen", "Ich übernehme");
        assertThat(html(open(path, BEA))).doesNotContain("Ich übernehme");
        assertThat(send("/desk/orders/00000000-0000-0000-0000-000000000000/owner", BEA, none()))
                .hasStatus(404);
    }

    @Test
    void saysThatTheClockStandsStillWhileTheCustomerIsWaitedFor() {
        String path = parked();
        assertThat(html(open(path + "?lang=en", ANNA))).contains("The clock stands still");
        send(path + "/documents", ANNA, none());
        assertThat(html(open(path + "?lang=en", ANNA))).doesNotContain("The clock stands still");
    }

    @Test
    void isEditedOnAPageThatShowsNoWholeAddress() {
        String path = parked();
        assertThat(html(open(path, ANNA))).contains(path + "/edit");
        assertThat(html(open(path + "/edit", ANNA)))
                .contains("Muster Hausverwaltung GmbH", "0000123457", "i***@muster.example")
                .doesNotContain("it@muster.example");
        assertThat(open(path + "/edit", LEA)).hasStatus(403);

        var fields = none();
        fields.add("company", "Anders & Söhne KG");
        fields.add("customerNumbers", "0000123457");
        fields.add("email", "nobody");
        fields.add("reason", "A typing mistake");
        assertThat(html(send(path + "/edit", ANNA, fields)))
                .contains("Anders &amp; Söhne KG", "value=\"nobody\"", "aria-describedby=\"email-hint email-error\"");
        fields.set("email", "");
        assertThat(send(path + "/edit", LEA, fields)).hasStatus(403);
        assertThat(send(path + "/edit", BEA, fields)).hasRedirectedUrl(path);
        assertThat(html(open(path, ANNA)))
                .contains("Anders &amp; Söhne KG", "A typing mistake", "Zuletzt geändert von")
                .doesNotContain("0000123458");
        assertThat(html(send(path + "/edit", BEA, fields))).contains("Bitte ändern Sie mindestens eine Angabe");
    }

    @Test
    void isGivenUpWithAReasonAlone() {
        String path = placed(ANNA, complete());
        assertThat(send(path + "/give-up", ANNA, none())).flash().containsEntry("refused", "reason-missing");
        var fields = none();
        fields.add("reason", "Ordered twice");
        assertThat(send(path + "/give-up", LEA, fields)).hasStatus(403);
        assertThat(send(path + "/give-up", ANNA, fields)).flash().containsEntry("done", "giving-up");
        assertThat(html(open(path, ANNA))).contains("Der Auftrag ist abgebrochen", "Ordered twice");
        assertThat(send(path + "/give-up", ANNA, fields)).flash().containsEntry("refused", "not-now");
        assertThat(send("/desk/orders/00000000-0000-0000-0000-000000000000/give-up", ANNA, fields))
                .hasStatus(404);
    }

    private String parked() {
        return placed(ANNA, with(complete(), "documentsSigned", "false"));
    }

    private static MultiValueMap<String, String> none() {
        return new LinkedMultiValueMap<>();
    }
}
