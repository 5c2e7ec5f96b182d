package de.zugang.osr;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.queue.Dispatcher;
import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is another's looks like what is not there, byte for byte but for the request id. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndistinguishableTests {

    private static final String UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

    private RunningOsr osr;
    private TestDatabase database;
    private Client caller;
    private String ownId = "";
    private String foreignId = "";

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-a", Seed.CUSTOMER);
        ownId = caller.deliver("654321", "0001", Seed.example("use-case-1"));
        foreignId = osr.as("tu-b", Seed.OTHER_CUSTOMER).deliver("222222", "0001", body("222222", "0001"));
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @ParameterizedTest
    @CsvSource({"222222,0001", "099222222,1", "222222,9999", "654321,9999", "65432,0001", "654321,abcd", "x,y"})
    void foreignUnknownAndMalformedUnitsAreTheSame404(String billingUnit, String residentialUnit) {
        Answer unknown = caller.get(Client.rolesPath("777777", "0001"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(seen(caller.get(Client.rolesPath(billingUnit, residentialUnit))))
                .isEqualTo(seen(unknown));
    }

    Stream<String> statusesOfNobody() {
        return Stream.of(
                Client.statusPath("222222", foreignId),
                Client.statusPath("654321", foreignId),
                Client.statusPath("100001", ownId),
                Client.statusPath("777777", ownId),
                Client.statusPath("654321", "20220516101717"),
                Client.statusPath("654321", ownId + "0"),
                Client.statusPath("x", UNKNOWN_ID));
    }

    @ParameterizedTest
    @MethodSource("statusesOfNobody")
    void foreignUnknownAndMalformedDeliveriesAreTheSame404(String path) {
        Answer unknown = caller.get(Client.statusPath("654321", UNKNOWN_ID));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(seen(caller.get(path))).isEqualTo(seen(unknown));
    }

    @Test
    void deliveryToAnothersUnitEndsAsOneToAnUnknownUnit() {
        String before = stored("222222");
        assertThat(outcome("222222")).isEqualTo(outcome("777777")).contains("OSR-2001", "FAIL");
        assertThat(stored("222222")).isEqualTo(before);
    }

    /** the path is the caller's own unit, the body names another's. */
    @Test
    void bodyThatNamesAnothersUnitChangesNothingThere() {
        String before = stored("222222");
        String id = caller.deliver("100001", "0001", body("222222", "0001"));
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
        assertThat(stored("222222")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150, 299})
    void threeHundredCustomerNumbersAreAllSeenAndNoOther(int place) {
        String[] numbers = IntStream.range(0, 300)
                .mapToObj(i -> i == place ? Seed.CUSTOMER : "%010d".formatted(5_000_000 + i))
                .toArray(String[]::new);
        Client many = osr.as("tu-many", numbers);
        assertThat(many.get(Client.rolesPath("654321", "0001")).status()).isEqualTo(200);
        assertThat(many.get(Client.rolesPath("222222", "0001")).status()).isEqualTo(404);
        String id = many.deliver("100001", "0100", body("100001", "0100"));
        assertThat(many.outcome("100001", id).get("status").asString()).isNotEqualTo("IN_PROGRESS");
    }

    /** */
    @Test
    void whatWasAcceptedBeforeANumberWentStaysAccepted() {
        osr.bean(Dispatcher.class).pause();
        String before = caller.deliver("100001", "0200", body("100001", "0200"));
        Client without = osr.as("tu-a", Seed.OTHER_CUSTOMER);
        String after = without.deliver("100001", "0201", body("100001", "0201"));
        osr.bean(Dispatcher.class).resume();

        assertThat(without.outcome("100001", before).get("status").asString()).isEqualTo("SUCCESS");
        assertThat(without.outcome("100001", after).toString()).contains("FAIL", "OSR-2001");
        assertThat(without.get(Client.rolesPath("100001", "0200")).status()).isEqualTo(404);
    }

    /** Both take the same way through the same statements; a difference of more than double would tell them apart. */
    @Test
    void foreignUnitTakesNoLongerThanAnUnknownOne() {
        var foreign = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 150; i++) {
            foreign.add(nanos("222222"));
            unknown.add(nanos("777777"));
        }
        assertThat(median(foreign)).isBetween(median(unknown) / 2, median(unknown) * 2);
    }

    private long nanos(String billingUnit) {
        long start = System.nanoTime();
        caller.get(Client.rolesPath(billingUnit, "0001"));
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private String outcome(String billingUnit) {
        return caller.outcome(billingUnit, caller.deliver(billingUnit, "0001", body(billingUnit, "0001")))
                .toString();
    }

    private String stored(String billingUnit) {
        return database.value("""
                select count(*) from on_site_role r join residential_unit u on u.id = r.residential_unit_id
                  join billing_unit b on b.id = u.billing_unit_id where b.mscnumber = '%s'
                """.formatted(billingUnit));
    }

    /** All of an answer that a caller sees, but for its id and the time. */
    private static String seen(Answer answer) {
        var headers = new TreeMap<>(answer.http().headers().map());
        headers.remove("date");
        assertThat(headers.remove("x-request-id")).hasSize(1);
        return answer.status() + " " + headers + " "
                + answer.http().body().replace(answer.header("X-Request-Id"), "id");
    }

    private static String body(String billingUnit, String residentialUnit) {
        return """
            {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "%s"},
             "residentialunit": {"reference": {"mscnumber": "%s"},
             "roles": [{"change": "INSERT", "role": "S-COR", "from": "2022-01-01", "partner": {"pmnumber": "P"}}],
             "partners": [{"reference": {"pmnumber": "P"}, "name": "Muster", "firstname": "Max"}]}}}
            """.formatted(billingUnit, residentialUnit);
    }
}
