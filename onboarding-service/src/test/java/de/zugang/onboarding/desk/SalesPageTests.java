package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.audit.AuditTrail;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Whoever is not a customer yet is referred to sales: recorded, with a message ready to be sent. */
class SalesPageTests extends DeskTest {

    private static final String UNKNOWN = "0000777001";

    @Autowired
    private AuditTrail audit;

    @Test
    void isOfferedWhereACustomerNumberIsUnknown() {
        var fields = with(with(complete(), "mainCustomerNumber", UNKNOWN), "company", "Neu & Neu GmbH");

        String link = "/desk/sales?company=Neu%20%26%20Neu%20GmbH&amp;customerNumber=" + UNKNOWN;
        assertThat(html(send("/desk/orders/check", ANNA, fields))).contains(link);
        assertThat(html(send("/desk/orders/new/field", ANNA, with(fields, "field", "mainCustomerNumber"))))
                .contains(link);
        assertThat(html(open("/desk/sales?company=Neu&customerNumber=" + UNKNOWN, ANNA)))
                .contains("value=\"Neu\"", "value=\"" + UNKNOWN + "\"");
    }

    @Test
    void isRecordedAndTheMessageIsReady() {
        var result = send("/desk/sales", ANNA, typed("Neu & Neu GmbH", UNKNOWN, "SR-7"));
        String path = Objects.requireNonNull(result.getResponse().getRedirectedUrl());

        assertThat(html(open(path, ANNA)))
                .contains(
                        "Neukunde für API-Zugang: Neu &amp; Neu GmbH",
                        "mailto:?subject=Neukunde%20f%C3%BCr%20API-Zugang%3A%20Neu%20%26%20Neu%20GmbH&amp;body=",
                        "Genannte Kundennummer: " + UNKNOWN,
                        "Ticket: SR-7",
                        "Verwiesen von: anna");
        assertThat(html(open("/desk/sales?lang=en", LEA)))
                .contains("Neu &amp; Neu GmbH", "Referred lately", path)
                .doesNotContain("<form class=\"card\"");
        assertThat(audit.newest("referral " + path.substring(path.lastIndexOf('/') + 1), 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.who()).isEqualTo("anna");
                    assertThat(entry.what()).isEqualTo("REFERRED_TO_SALES");
                    assertThat(entry.detail()).doesNotContain("Neu");
                });
    }

    @Test
    void keepsWhatWasTypedWhereSomethingIsWrong() {
        assertThat(html(send("/desk/sales", ANNA, typed("N", "12", "a b"))))
                .contains(
                        "value=\"N\"",
                        "value=\"12\"",
                        "value=\"a b\"",
                        "Bitte 2 bis 100 Zeichen eingeben.",
                        "Eine Kundennummer hat genau 10 Ziffern",
                        "Höchstens 63 Buchstaben");
    }

    @Test
    void sendsNobodyAwayWhoIsACustomer() {
        assertThat(html(send("/desk/sales", ANNA, typed("Muster", "0000123456", ""))))
                .contains("Diese Kundennummer steht im Kundenregister:", "Sie können den Auftrag aufgeben.");
    }

    @Test
    void isForCustomerServiceAndEverybodyMayLook() {
        assertThat(send("/desk/sales", LEA, typed("Neu GmbH", "", ""))).hasStatus(403);
        assertThat(send("/desk/sales", OTTO, typed("Neu GmbH", "", ""))).hasStatus(403);
        assertThat(open("/desk/sales", OTTO)).hasStatus(200);
        assertThat(open("/desk/sales/no-such-referral", ANNA)).hasStatus(404);
        assertThat(open("/desk/sales/6b1c2f1e-6f3a-4d0a-9a53-0d1a5f2f6f10", ANNA))
                .hasStatus(404);
    }

    private static MultiValueMap<String, String> typed(String company, String customerNumber, String ticket) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("company", company);
        fields.add("customerNumber", customerNumber);
        fields.add("ticket", ticket);
        return fields;
    }
}
