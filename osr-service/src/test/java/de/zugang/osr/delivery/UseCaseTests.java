package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seed's story from its first request to its last; the steps build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UseCaseTests {

    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
        JsonNode report = osr.importRegister(Seed.demoRegister()).body();
        assertThat(report.get("refused").asInt()).isZero();
        assertThat(report.get("created").asInt()).isEqualTo(421);
        caller = osr.as("tu-muster", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    @Order(1)
    void showsTheRoleThatTheRegisterBroughtIn() {
        JsonNode unit = current("654321", "0001");
        assertThat(unit.at("/billingunit/reference/pmnumber").asString()).isEqualTo("123456");
        assertThat(unit.at("/billingunit/residentialunit/roles/0/from").asString())
                .isEqualTo("2018-05-01");
        assertThat(unit.at("/billingunit/residentialunit/roles/0/to").asString())
                .isEqualTo("9999-12-31");
        assertThat(unit.at("/billingunit/residentialunit/roles/0/change").isMissingNode())
                .isTrue();
        assertThat(unit.at("/billingunit/residentialunit/partners/0/name").asString())
                .isEqualTo("Mustermann");
    }

    @Test
    @Order(2)
    void useCase1EndsTheOldRoleAndBringsTheNewOne() {
        succeeds("use-case-1");
        assertThat(role("partner/pmnumber")).isEqualTo("12345612");
        assertThat(role("to")).isEqualTo("2022-12-31");
    }

    @Test
    @Order(3)
    void useCase2ChangesTheEndAndTheName() {
        succeeds("use-case-2");
        assertThat(role("to")).isEqualTo("2023-07-31");
        assertThat(current("654321", "0001")
                        .at("/billingunit/residentialunit/partners/0/name")
                        .asString())
                .isEqualTo("Mustermann");
    }

    @Test
    @Order(4)
    void useCase3DeletesTheNewRoleSoThatTheOldOneIsActiveAgain() {
        succeeds("use-case-3");
        assertThat(role("partner/pmnumber")).isEqualTo("12345611");
        assertThat(role("to")).isEqualTo("2022-05-31");
    }

    @Test
    @Order(5)
    void failsWithTheSeedsTextWhenNothingMatchesTheUpdate() {
        String body = Seed.example("use-case-2")
                .replace("2022-06-01", "2022-06-16")
                .replace("2023-07-31", "9999-12-31")
                .replace("12345612", "654321");
        JsonNode status = caller.outcome("654321", caller.deliver("654321", "0001", body));
        assertThat(status).isEqualTo(JsonMapper.shared().readTree(Seed.example("status-fail")));
    }

    @Test
    @Order(5)
    void explainsMessagesToWhoeverAsks() {
        String body =
                Seed.example("use-case-2").replace("2022-06-01", "2022-06-16").replace("12345612", "654321");
        String id = caller.deliver("654321", "0001", body);
        assertThat(caller.outcome("654321", id).toString()).doesNotContain("KALO-30", "messageTotal");

        JsonNode detailed = RunningOsr.send(
                        caller.request(Client.statusPath("654321", id)).header("X-Zugang-Message-Detail", "de"))
                .body();
        assertThat(detailed.at("/roleMessages/0/id").asString()).isEqualTo("KALO-30");
        assertThat(detailed.at("/roleMessages/0/message").asString())
                .isEqualTo("There is no matching role in the update target.");
        assertThat(detailed.at("/roleMessages/0/translation").asString())
                .isEqualTo("Es wurde für das gewünschte Update keine übereinstimmende OSR gefunden.");
        assertThat(detailed.get("messageTotal").asInt()).isOne();
    }

    @Test
    @Order(6)
    void acceptsTheProvidersSampleWithItsTrailingSlash() {
        Answer answer = caller.post(Client.rolesPath("123456", "1234") + "/", Seed.example("post-sample"));
        assertThat(answer.status()).isEqualTo(202);
        String id = answer.body().get("dataDeliveryId").asString();
        assertThat(answer.header("Location")).isEqualTo(Client.statusPath("123456", id));
        assertThat(caller.outcome("123456", id).at("/roleMessages/0/message").asString())
                .isEqualTo("No on-site-roles found in residential unit.");
        assertThat(current("123456", "1234").at("/billingunit/residentialunit/roles"))
                .isEmpty();
    }

    private void succeeds(String example) {
        String id = caller.deliver("654321", "0001", Seed.example(example));
        assertThat(caller.outcome("654321", id))
                .isEqualTo(JsonMapper.shared().readTree(Seed.example("status-success")));
    }

    private JsonNode current(String billingUnit, String unit) {
        Answer answer = caller.get(Client.rolesPath(billingUnit, unit));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private String role(String path) {
        return current("654321", "0001")
                .at("/billingunit/residentialunit/roles/0/" + path)
                .asString();
    }
}
