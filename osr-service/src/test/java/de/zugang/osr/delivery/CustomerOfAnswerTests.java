package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whom an answer is about, for the gateway's sums of usage. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerOfAnswerTests {

    private static final String UNIT = "100001";
    private static final String NOTHING = "";

    private RunningOsr osr;
    private Client ofOne;
    private Client ofTwo;

    @SuppressWarnings("NullAway.Init") // start
    CustomerOfAnswerTests() {}

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
        osr.importRegister(Seed.demoRegister());
        ofOne = osr.as("tu-one", Seed.CUSTOMER);
        ofTwo = osr.as("tu-two", Seed.CUSTOMER, Seed.OTHER_CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void isTheOnlyOneOfItsSender() {
        String path = Client.rolesPath(UNIT, "0001");
        String body = Deliveries.insert(UNIT, "0001");
        var accepted = ofOne.post(path, body);

        assertThat(about(accepted)).isEqualTo(Seed.CUSTOMER);
        String id = accepted.body().get("dataDeliveryId").asString();
        assertThat(about(ofOne.get(Client.statusPath(UNIT, id)))).isEqualTo(Seed.CUSTOMER);
        assertThat(about(ofOne.post(path + "/dry-run", body))).isEqualTo(Seed.CUSTOMER);
    }

    @Test
    void isTheUnitsWhereRolesAreRead() {
        assertThat(about(ofOne.get(Client.rolesPath(UNIT, "0001")))).isEqualTo(Seed.CUSTOMER);
        assertThat(about(ofTwo.get(Client.rolesPath(UNIT, "0001")))).isEqualTo(Seed.CUSTOMER);
        assertThat(about(ofTwo.get(Client.rolesPath("999999", "0001")))).isEqualTo(NOTHING);
    }

    @Test
    void isTheUnitsWhereItsSenderHasSeveral() {
        String path = Client.rolesPath(UNIT, "0002");
        String body = Deliveries.insert(UNIT, "0002");
        var accepted = ofTwo.post(path, body);

        assertThat(about(accepted)).isEqualTo(Seed.CUSTOMER);
        String id = accepted.body().get("dataDeliveryId").asString();
        assertThat(about(ofTwo.get(Client.statusPath(UNIT, id)))).isEqualTo(Seed.CUSTOMER);
        assertThat(about(ofTwo.post(path + "/dry-run", body))).isEqualTo(Seed.CUSTOMER);
    }

    /** A unit that nobody has, and one that is somebody else's: the same. */
    @Test
    void isNobodyWhereItIsNotKnown() {
        for (var stranger : List.of(ofTwo, osr.as("tu-strangers", Seed.OTHER_CUSTOMER, "0000777777"))) {
            String unit = stranger.equals(ofTwo) ? "999999" : UNIT;
            String path = Client.rolesPath(unit, "0003");
            String body = Deliveries.insert(unit, "0003");
            var accepted = stranger.post(path, body);

            assertThat(accepted.status()).isEqualTo(202);
            assertThat(about(accepted)).isEqualTo(NOTHING);
            String id = accepted.body().get("dataDeliveryId").asString();
            assertThat(about(stranger.get(Client.statusPath(unit, id)))).isEqualTo(NOTHING);
            assertThat(about(stranger.post(path + "/dry-run", body))).isEqualTo(NOTHING);
        }
    }

    private static String about(Answer answer) {
        return answer.header("Zugang-Customer-Number");
    }
}
