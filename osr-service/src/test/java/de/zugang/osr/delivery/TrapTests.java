package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What misleads in the provider's page. The sample id that is no UUID is in {@link RefusalTests}, the sample that is no
 * JSON and the tabs in {@link SeedTests}, the slash at the end of the sample's path in {@link UseCaseTests}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrapTests {

    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-muster", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    /** The page's use cases and its sample of an address have the numbers of PM and MSC the other way round. */
    @Test
    void useCaseSentToTheAddressOfTheSampleNamesTwoOtherUnits() {
        String id = caller.deliver("123456", "1234", Seed.example("use-case-1"));
        JsonNode status = caller.outcome("123456", id);
        assertThat(status.get("roleMessages"))
                .extracting(message -> message.get("message").asString())
                .containsExactly(
                        "mscnumber of billing unit in request body does not match with values in URL.",
                        "mscnumber of residential unit in request body does not match with values in URL.");
        assertThat(caller.get(Client.rolesPath("123456", "1234")).body().at("/billingunit/residentialunit/roles"))
                .isEmpty();
    }

    @Test
    void samplePathWithItsSlashAndWithoutAreTheSame() {
        for (String path : List.of(Client.rolesPath("123456", "1234"), Client.rolesPath("123456", "1234") + "/")) {
            Answer answer = caller.post(path, Seed.example("post-sample"));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Location"))
                    .isEqualTo(Client.statusPath(
                            "123456", answer.body().get("dataDeliveryId").asString()));
        }
    }

    @ParameterizedTest
    @CsvSource({"100001, 0021", "100001, 21", "100001, 021", "099100001, 0021", "099100001, 21"})
    void numbersStayTextWithTheirZerosHoweverTheyAreSpelled(String billingUnit, String residentialUnit) {
        JsonNode document = caller.get(Client.rolesPath(billingUnit, residentialUnit))
                .body()
                .get("billingunit");
        assertThat(document.at("/residentialunit/reference/mscnumber").isString())
                .isTrue();
        assertThat(document.at("/residentialunit/reference/mscnumber").asString())
                .isEqualTo("0021");
        assertThat(document.at("/reference/mscnumber").asString()).isEqualTo("100001");
    }

    @ParameterizedTest
    @CsvSource({"099100001, 22, 100001, 0022", "100001, 0022, 099100001, 022"})
    void pathAndBodyMaySpellTheSameUnitDifferently(String pathUnit, String pathNumber, String unit, String number) {
        String id = caller.deliver(
                pathUnit, pathNumber, change("UPDATE", "2000-01-01", null, "X").formatted(unit, number));
        assertThat(caller.outcome(pathUnit, id).at("/roleMessages/0/message").asString())
                .isEqualTo("No on-site-roles found in residential unit.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"１００００１", "1000010000", "10001", "98100001", "099-100001", " ", "abc"})
    void billingUnitNumberOfAnotherFormHasItsOwnMessage(String number) {
        assertThat(messages(number.replace(" ", "%20"), "0021"))
                .contains("Format problem detected with mscnumber of billing unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00001", "０００１", "12a", "-1", "%20", "1.0"})
    void residentialUnitNumberOfAnotherFormHasItsOwnMessage(String number) {
        assertThat(messages("100001", number))
                .containsExactly("Format problem detected with mscnumber of residential unit");
    }

    private List<String> messages(String billingUnit, String residentialUnit) {
        String encodedUnit = encoded(billingUnit);
        String body = change("INSERT", "2022-01-01", null, "X").formatted("100001", "0021");
        Answer answer = caller.post(Client.rolesPath(encodedUnit, encoded(residentialUnit)), body);
        assertThat(answer.status()).isEqualTo(202);
        JsonNode status =
                caller.outcome(encodedUnit, answer.body().get("dataDeliveryId").asString());
        return status.get("roleMessages")
                .valueStream()
                .map(message -> message.get("message").asString())
                .toList();
    }

    private static String encoded(String number) {
        return number.contains("%")
                ? number
                : java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Absent, null and 9999-12-31 are one open end: stored, shown and refused alike. */
    @ParameterizedTest
    @CsvSource({"0023, absent", "0024, null", "0025, 9999-12-31"})
    void openEndIsOneThingInThreeSpellings(String unit, String end) {
        succeeds(unit, change("INSERT", "2022-01-01", end, "X"));
        JsonNode role = caller.get(Client.rolesPath("100001", unit)).body().at("/billingunit/residentialunit/roles/0");
        assertThat(role.get("to").asString()).isEqualTo("9999-12-31");
        String next = caller.deliver(
                "100001", unit, change("INSERT", "2023-01-01", end, "Y").formatted("100001", unit));
        assertThat(caller.outcome("100001", next).at("/roleMessages/0/message").asString())
                .isEqualTo("To date in active role is empty, please update before inserting new role.");
        succeeds(unit, change("UPDATE", "2022-01-01", "2022-12-31", "X"));
        succeeds(unit, change("UPDATE", "2022-01-01", end, "X"));
        assertThat(caller.get(Client.rolesPath("100001", unit))
                        .body()
                        .at("/billingunit/residentialunit/roles/0/to")
                        .asString())
                .isEqualTo("9999-12-31");
    }

    /** The sender's clock is no matter: what is accepted first takes effect first. */
    @Test
    void timestampDoesNotChangeTheOrder() {
        succeeds("0026", change("INSERT", "2022-01-01", "2022-05-31", "X").replace("2022-05-16T", "2099-05-16T"));
        succeeds("0026", change("UPDATE", "2022-01-01", "2022-06-30", "X").replace("2022-05-16T", "1999-05-16T"));
        assertThat(caller.get(Client.rolesPath("100001", "0026"))
                        .body()
                        .at("/billingunit/residentialunit/roles/0/to")
                        .asString())
                .isEqualTo("2022-06-30");
    }

    private void succeeds(String unit, String body) {
        String id = caller.deliver("100001", unit, body.formatted("100001", unit));
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("SUCCESS");
    }

    private static String change(
            String change, String from, @org.jspecify.annotations.Nullable String end, String pmnumber) {
        String to = end == null || end.equals("absent")
                ? ""
                : end.equals("null") ? "\"to\": null, " : "\"to\": \"" + end + "\", ";
        return "{\"timestamp\": \"2022-05-16T10:17:17Z\", \"billingunit\": {\"reference\": {\"mscnumber\": \"%s\"},"
                + " \"residentialunit\": {\"reference\": {\"mscnumber\": \"%s\"}, \"roles\": [{\"change\": \"" + change
                + "\", \"role\": \"S-COR\", \"from\": \"" + from + "\", " + to + "\"partner\": {\"pmnumber\": \""
                + pmnumber + "\"}}], \"partners\": [{\"reference\": {\"pmnumber\": \"" + pmnumber
                + "\"}, \"name\": \"Muster\", \"firstname\": \"Mika\"}]}}}";
    }
}
