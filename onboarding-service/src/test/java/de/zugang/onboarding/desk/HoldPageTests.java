package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Provisioning is held and let go on at the desk, by operators alone. */
class HoldPageTests extends DeskTest {

    @AfterEach
    void goesOn() {
        send("/desk/hold", OLGA, typed("false", "The test is over"));
    }

    @Test
    void isHeldWithAReasonThatEverybodySees() {
        assertThat(html(open("/desk/hold", OLGA))).contains("Die Einrichtung läuft", "id=\"reason\"");
        assertThat(send("/desk/hold", OLGA, typed("true", "Abgleich nach Wiederherstellung")))
                .flash()
                .containsEntry("done", "held");

        assertThat(html(open("/desk", ANNA))).contains("Die Einrichtung ist angehalten: Aufträge warten.");
        assertThat(html(open("/desk/hold?lang=en", ANNA)))
                .contains("Provisioning is held", "Abgleich nach Wiederherstellung", "olga")
                .doesNotContain("id=\"reason\"");
        assertThat(send("/desk/hold", OLGA, typed("false", "Abgeglichen")))
                .flash()
                .containsEntry("done", "released");
        assertThat(html(open("/desk", ANNA))).doesNotContain("angehalten: Aufträge warten");
    }

    @Test
    void isNotHeldWithoutAReasonOrByAnybodyElse() {
        assertThat(send("/desk/hold", OLGA, typed("true", " "))).flash().containsEntry("refused", "hold-reason");
        assertThat(send("/desk/hold", ANNA, typed("true", "Because"))).hasStatus(403);
        assertThat(send("/desk/hold", LEA, typed("true", "Because"))).hasStatus(403);
        assertThat(html(open("/desk/hold", OLGA))).contains("Die Einrichtung läuft");
    }

    private static MultiValueMap<String, String> typed(String held, String reason) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("held", held);
        fields.add("reason", reason);
        return fields;
    }
}
