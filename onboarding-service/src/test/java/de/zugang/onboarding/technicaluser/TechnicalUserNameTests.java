package de.zugang.onboarding.technicaluser;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.technicaluser.TechnicalUserName.Typed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TechnicalUserNameTests {

    @ParameterizedTest
    @CsvSource({
        "Muster Hausverwaltung GmbH, tu-muster-hausverwaltung-gmbh-",
        "Größe & Söhne, tu-groesse-soehne-",
        "Žižka Café, tu-zizka-cafe-",
        "'  --  ', tu-firma-",
        "中国, tu-firma-",
        "Donaudampfschifffahrtsgesellschaft mit beschraenkter Haftung, tu-donaudampfschifffahrtsgesellschaft-mit-b-"
    })
    void drawsNamesThatTellTheCompany(String company, String start) {
        assertThat(TechnicalUserName.draw(company, new Random(1)).value())
                .startsWith(start)
                .hasSize(start.length() + 4);
    }

    @Test
    void readsANameAsPeopleTypeIt() {
        assertThat(TechnicalUserName.read(" TU-Muster-7F3K "))
                .isEqualTo(new Typed.Name(new TechnicalUserName("tu-muster-7f3k")));
    }

    @Test
    void recognisesAClientId() {
        assertThat(TechnicalUserName.read("zgc-2b0f6f2ac3d94c1f")).isEqualTo(new Typed.ClientId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "muster", "tu--abcd", "tu-muster-0001", "tu-muster-abcd; drop table"})
    void takesNothingElseForAName(String typed) {
        assertThat(TechnicalUserName.read(typed)).isEqualTo(new Typed.Malformed());
    }
}
