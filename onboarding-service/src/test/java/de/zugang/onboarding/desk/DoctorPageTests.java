package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor found, at the desk: a client that nobody here knows. */
class DoctorPageTests extends DeskTest {

    private static final String ORPHAN = "zgc-00000000000d0c01";

    @BeforeEach
    void somebodyMadeAClient() {
        KEYCLOAK.foreign(ORPHAN);
    }

    @AfterEach
    void andRemovesIt() {
        KEYCLOAK.remove(ORPHAN);
    }

    @Test
    void saysWhatIsWrongAndWhatToDoInBothLanguages() {
        assertThat(html(open("/desk/doctor?now=true", OLGA)))
                .contains(
                        ORPHAN,
                        "Sie stimmen nicht überein.",
                        "dessen technischer Benutzer hier unbekannt ist.",
                        "Jetzt nachsehen");
        assertThat(html(open("/desk/doctor?now=true&lang=en", OLGA)))
                .contains(ORPHAN, "They do not agree.", "whose technical user is unknown here.", "Look now");
    }

    @Test
    void looksAgainWhenAskedTo() {
        assertThat(html(open("/desk/doctor?now=true", OLGA))).contains(ORPHAN);

        KEYCLOAK.remove(ORPHAN);

        assertThat(html(open("/desk/doctor?now=true", OLGA))).doesNotContain(ORPHAN);
    }

    @ParameterizedTest
    @CsvSource({"operator,200", "auditor,200", "customer-service,403", "sales-lead,403"})
    void isForOperatorsAndAuditors(String role, int status) {
        assertThat(open("/desk/doctor", person("someone", role))).hasStatus(status);
        boolean offered = html(open("/desk", person("someone", role))).contains("href=\"/desk/doctor\"");
        assertThat(offered).isEqualTo(status == 200);
    }
}
