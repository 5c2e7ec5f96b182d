package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an auditor finds of an order, and that it is as it was written. */
class AuditPageTests extends DeskTest {

    @Test
    void tellsWhoDidWhatWithAnOrderAndWhyButNothingPersonal() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));
        send(path + "/cancel", ANNA, with(complete(), "reason", "Vom Kunden zurückgezogen"));
        String order = path.substring(path.lastIndexOf('/') + 1);

        assertThat(html(open("/desk/audit?subject=order " + order, OTTO)))
                .contains("anna", "ORDER_PLACED", "ORDER_CANCELLED", "Vom Kunden zurückgezogen", "0000123456")
                .doesNotContain("it@muster.example", "+4915123456789");
    }

    @Test
    void verifiesTheChainOnRequest() {
        placed(ANNA, complete());

        assertThat(html(open("/desk/audit?verify=true", OTTO))).contains("Unversehrt");
        assertThat(html(open("/desk/audit?verify=true&lang=en", OLGA))).contains("Intact");
        assertThat(html(open("/desk/audit", OTTO))).doesNotContain("Unversehrt");
    }
}
