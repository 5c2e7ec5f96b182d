package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.OrderSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

class NewOrderTests extends DeskTest {

    @Autowired
    private FindOrders find;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "company            | x               | Bitte 2 bis 100 Zeichen eingeben.",
                "mainCustomerNumber | 123456          | Eine Kundennummer hat genau 10 Ziffern",
                "customerNumbers    | 0000123457, 12  | Eine Kundennummer hat genau 10 Ziffern",
                "mainCustomerNumber | 0000777777      | Wer noch kein Kunde ist, geht zuerst an den Vertrieb.",
                "customerNumbers    | 0000999999      | gehört einem anderen Kunden",
                "customerNumbers    | 0000123460      | ist nicht mehr aktiv",
                "email              | nobody          | Bitte eine vollständige E-Mail-Adresse eingeben",
                "mobile             | +49 30 901820   | Bitte eine Mobilnummer eingeben",
                "mobile             | 12              | Das ist keine gültige Telefonnummer.",
                "mobile             | +33 6 12345678  | In dieses Land verschicken wir keine SMS.",
                "ticket             | a b             | Höchstens 63 Buchstaben"
            })
    void aFaultyFieldComesBackUnchangedWithItsSentence(String field, String value, String sentence) {
        long before = total();

        var page = html(send("/desk/orders/check", ANNA, with(complete(), field, value)));

        assertThat(page)
                .contains("id=\"errors\"", sentence, "href=\"#" + field + "\"", value, "aria-invalid=\"true\"")
                .contains("Muster Hausverwaltung GmbH".substring(field.equals("company") ? 26 : 0));
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void everythingTypedSurvivesAMistakeElsewhere() {
        var page =
                html(send("/desk/orders/check", ANNA, with(with(complete(), "mobile", "12"), "entitlements", "OLA")));

        assertThat(page)
                .contains("value=\"Muster Hausverwaltung GmbH\"", "value=\"0000123456\"", "value=\"it@muster.example\"")
                .contains("0000123457, 0000123458\n0000123459")
                .containsPattern("id=\"documentsSigned\"[^>]*checked")
                .containsPattern("id=\"entitlement-OLA\"[^>]*checked");
    }

    @Test
    void aSingleFieldIsCheckedWhileTheRestIsStillEmpty() {
        var fields = complete();
        fields.set("email", "nobody");
        fields.set("company", "");

        assertThat(html(send("/desk/orders/new/field?field=email", ANNA, fields)))
                .contains("E-Mail-Adresse")
                .doesNotContain("2 bis 100", "<html");
        assertThat(html(send("/desk/orders/new/field?field=mobile", ANNA, fields))
                        .strip())
                .isEmpty();
    }

    @Test
    void theCompanyBehindANumberIsShownBesideItAndOnTheCheckPage() {
        var fields = with(complete(), "customerNumbers", "0000123457 0000999999");

        assertThat(html(send("/desk/orders/new/field?field=customerNumbers", ANNA, fields)))
                .contains("gehört einem anderen Kunden", "innerHTML:#customerNumbers-known")
                .contains("Muster Nord GmbH", "Other Property Managers Ltd");
        assertThat(html(send("/desk/orders/check", ANNA, complete()))).contains("Muster Nord GmbH", "Muster West GmbH");
    }

    @Test
    void theCheckPageShowsWhatWillBecomeReachableAndPlacesNothing() {
        long before = total();

        var page = html(send("/desk/orders/check?lang=en", ANNA, with(complete(), "entitlements", "OLA")));

        assertThat(page)
                .contains(
                        "Check the details",
                        "0000123456",
                        "0000123459",
                        "+4915123456789",
                        "OLA (authorization data): authorization data");
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void theWayBackFromTheCheckPageKeepsEverything() {
        assertThat(html(send("/desk/orders/new", ANNA, complete())))
                .contains("value=\"Muster Hausverwaltung GmbH\"", "0000123457, 0000123458");
    }

    @Test
    void placingLeadsToTheOrdersPage() {
        String path = placed(ANNA, complete());

        assertThat(path).startsWith("/desk/orders/");
        assertThat(html(open(path, ANNA))).contains("Muster Hausverwaltung GmbH", "Einrichtung");
    }

    @Test
    void aDoubleClickPlacesOneOrder() {
        long before = total();
        var session = new MockHttpSession();
        var fields = with(complete(), "number", "5f5b1f0e-4a6c-4f2e-9f57-3a1f0c1d2e3f");

        var first = mvc.perform(posting("/desk/orders", ANNA, fields).session(session));
        var second = mvc.perform(posting("/desk/orders", ANNA, fields).session(session));

        assertThat(second.getResponse().getRedirectedUrl())
                .isNotNull()
                .isEqualTo(first.getResponse().getRedirectedUrl());
        assertThat(total()).isEqualTo(before + 1);
    }

    @Test
    void placingWhatIsFaultyShowsTheFormAgain() {
        var fields = with(with(complete(), "mobile", "12"), "number", "n-1");

        assertThat(html(send("/desk/orders", ANNA, fields))).contains("Das ist keine gültige Telefonnummer.");
    }

    private long total() {
        return find.search(OrderSearch.all(0, 1)).total();
    }
}
