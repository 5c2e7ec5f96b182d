package de.zugang.ola.ingest;

import static de.zugang.ola.testing.Events.batch;
import static de.zugang.ola.testing.Events.batchUntil;
import static de.zugang.ola.testing.Events.event;
import static de.zugang.ola.testing.Events.eventWithProducts;
import static de.zugang.ola.testing.RunningOla.CUSTOMER;
import static de.zugang.ola.testing.RunningOla.OTHER_CUSTOMER;
import static de.zugang.ola.testing.RunningOla.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.ola.testing.Answer;
import de.zugang.ola.testing.Contract;
import de.zugang.ola.testing.RunningOla;
import de.zugang.ola.testing.Tokens;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestTests {

    private RunningOla ola;

    @BeforeAll
    void start() {
        ola = new RunningOla("--zugang.ola.ingest-at-a-time=1");
    }

    @AfterAll
    void stop() {
        ola.close();
    }

    @BeforeEach
    void empty() {
        ola.clock().set(START);
        ola.database().execute("delete from authorization_request", "update stream set complete_until = null");
    }

    @Test
    void storesWhatIsNewAndCountsWhatItKnows() {
        String sent = batch(event("a", CUSTOMER, START), event("b", OTHER_CUSTOMER, START.minusSeconds(1)));
        assertThat(counts(ola.post(sent))).isEqualTo("2 0 0 0");
        assertThat(counts(ola.post(sent))).isEqualTo("0 0 2 0");
        assertThat(rows()).isEqualTo("2");
    }

    @Test
    void takesTheExampleOfTheContract() {
        ola.clock().set(java.time.Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(counts(ola.post(Contract.example("ola-ingest/v1", "batch.json"))))
                .isEqualTo("1 0 0 0");
    }

    @Test
    void sameIdAtAnotherTimeIsAnotherRequest() {
        assertThat(counts(ola.post(batch(event("a", CUSTOMER, START), event("a", CUSTOMER, START.minusMillis(1))))))
                .isEqualTo("2 0 0 0");
    }

    @Test
    void lateProductsAmendOnceAndAreNotTakenBack() {
        ola.post(batch(event("a", CUSTOMER, START)));
        assertThat(counts(ola.post(batch(eventWithProducts("a", CUSTOMER, START)))))
                .isEqualTo("0 1 0 0");
        assertThat(counts(ola.post(batch(eventWithProducts("a", CUSTOMER, START)))))
                .isEqualTo("0 0 1 0");
        assertThat(counts(ola.post(batch(event("a", CUSTOMER, START))))).isEqualTo("0 0 1 0");
        ola.clock().turn(Duration.ofSeconds(1));
        var stored = ola.get("/authorization-requests", CUSTOMER).body().at("/authorizationRequests/0");
        assertThat(stored.get("version").asInt()).isEqualTo(2);
        assertThat(stored.at("/products/0/code").asString()).isEqualTo("DIESEL");
    }

    @Test
    void otherContentUnderTheSameIdentityIsConflictAndChangesNothing() {
        ola.post(batch(event("a", CUSTOMER, START)));
        Answer answer = ola.post(batch(
                event("a", OTHER_CUSTOMER, START),
                event("a", CUSTOMER, START.toString(), "1", ""),
                event("b", CUSTOMER, START)));
        assertThat(counts(answer)).isEqualTo("1 0 0 2");
        assertThat(answer.body().at("/refused/1/index").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/refused/1/reason").asString()).isEqualTo("CONFLICT");
        assertThat(ola.get("/authorization-requests", OTHER_CUSTOMER).body().get("authorizationRequests"))
                .isEmpty();
    }

    @Test
    void sameRequestTwiceInABatchIsOneAfterTheOther() {
        assertThat(counts(ola.post(batch(
                        event("a", CUSTOMER, START),
                        event("a", CUSTOMER, START),
                        eventWithProducts("a", CUSTOMER, START),
                        event("a", CUSTOMER, START.toString(), "7", "")))))
                .isEqualTo("1 1 1 1");
    }

    @ParameterizedTest
    @CsvSource({"PT-24H, TOO_OLD", "PT-24H-1S, TOO_OLD", "PT60.000001S, IN_FUTURE", "P365D, IN_FUTURE"})
    void refusesTimesOutsideOfTheWindowAndStoresTheRest(Duration away, String reason) {
        Answer answer = ola.post(batch(event("old", CUSTOMER, START.plus(away)), event("good", CUSTOMER, START)));
        assertThat(counts(answer)).isEqualTo("1 0 0 1");
        assertThat(answer.body().at("/refused/0/reason").asString()).isEqualTo(reason);
        assertThat(answer.body().at("/refused/0/id").asString()).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-23H59M59.999999S", "PT60S"})
    void takesTimesAtTheVeryEdge(Duration away) {
        assertThat(counts(ola.post(batch(event("edge", CUSTOMER, START.plus(away))))))
                .isEqualTo("1 0 0 0");
    }

    @Test
    void completeUntilMovesForwardOnly() {
        ola.post(batchUntil(START.minusSeconds(10)));
        ola.post(batchUntil(START.minusSeconds(20), event("a", CUSTOMER, START)));
        ola.post(batch());
        assertThat(ola.get("/authorization-requests", CUSTOMER)
                        .body()
                        .at("/window/completeUntil")
                        .asString())
                .isEqualTo("2026-11-22T09:29:50Z");
    }

    /** Otherwise one slip would hide for years that the host is silent. */
    @Test
    void completeUntilFromTheFutureIsRefusedAndALittleAheadIsNow() {
        Answer refused = ola.post(batchUntil(START.plusMillis(60_001), event("a", CUSTOMER, START)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("completeUntil");
        assertThat(rows()).isEqualTo("0");

        assertThat(ola.post(batchUntil(START.plusSeconds(60))).status()).isEqualTo(200);
        assertThat(ola.get("/authorization-requests", CUSTOMER)
                        .body()
                        .at("/window/completeUntil")
                        .asString())
                .isEqualTo(START.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"authorizationRequests\":[{}]}",
                "{\"authorizationRequests\":[null]}",
                "{\"authorizationRequests\":[],\"more\":1}",
                "{\"authorizationRequests\":[],\"authorizationRequests\":[]}",
                "{\"authorizationRequests\":[],\"completeUntil\":\"yesterday\"}"
            })
    void refusesBatchesThatDoNotMatchTheContract(String body) {
        assertThat(ola.post(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"customerId\":\"0000123456\"|\"customerId\":\"123456\"",
                "\"customerId\":\"0000123456\"|\"customerId\":123456",
                "\"customerId\":\"0000123456\"|\"customerId\":\"０００0123456\"",
                "************1234|5000111122221234",
                "\"id\":\"a\"|\"id\":\"\"",
                "\"id\":\"a\"|\"id\":\"a\\u0000\"",
                "\"APPROVED\"|\"PERHAPS\"",
                "\"EUR\"|\"euro\"",
                "83.25|-1",
                "83.25|\"83.25\"",
                "83.25|1e99",
                "2026-11-22T09:30:00Z|2026-11-22T09:30:00",
                "2026-11-22T09:30:00Z|2026-02-30T09:30:00Z",
                "\"country\":\"DE\"|\"country\":\"DE\",\"driver\":\"Erika\""
            })
    void refusesTheWholeBatchForOneThatDoesNotMatch(String good, String bad) {
        String sent = batch(
                event("other", CUSTOMER, START), event("a", CUSTOMER, START).replace(good, bad));
        assertThat(ola.post(sent).status()).isEqualTo(400);
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void refusesMoreThanAThousandAndMoreThanFourMebibytes() {
        String[] many = IntStream.range(0, 1001)
                .mapToObj(i -> event("e" + i, CUSTOMER, START))
                .toArray(String[]::new);
        Answer refused = ola.post(batch(many));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("authorizationRequests");
        assertThat(ola.post(" ".repeat(4 << 20) + batch()).status()).isEqualTo(413);
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void refusesWhoeverIsNotTheAuthorizationHost() {
        String sent = batch(event("a", CUSTOMER, START));
        assertThat(ola.post(sent, Tokens.passport(CUSTOMER)).status()).isEqualTo(401);
        assertThat(ola.post(sent, Tokens.ofMachine("ola-ingest", "osr-operator"))
                        .status())
                .isEqualTo(401);
        assertThat(ola.post(sent, Tokens.ofMachine("operator", "ola-operator")).status())
                .isEqualTo(403);
        assertThat(ola.postOnMainPort(sent, Tokens.ofMachine("ola-ingest", "ola-operator"))
                        .status())
                .isEqualTo(404);
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void tellsWhatIsTooMuchAtATimeToComeAgainAndStoresNothingOfIt() throws Exception {
        try (var holding = ola.database().connect("postgres")) {
            holding.setAutoCommit(false);
            de.zugang.ola.testing.TestDatabase.value(holding, "select position from stream for update");
            var waiting = ola.postLater(batch(event("first", CUSTOMER, START)));
            org.awaitility.Awaitility.await()
                    .until(() -> ola.database()
                            .value("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                            .equals("1"));
            Answer busy = ola.post(batch(event("second", CUSTOMER, START)));
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.http().headers().firstValue("Retry-After")).contains("1");
            holding.rollback();
            assertThat(waiting.join().status()).isEqualTo(200);
        }
        assertThat(ola.database().value("select string_agg(id, ',') from authorization_request"))
                .isEqualTo("first");
    }

    private String rows() {
        return ola.database().value("select count(*) from authorization_request");
    }

    private static String counts(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        var report = answer.body();
        return report.get("accepted").asInt() + " " + report.get("amended").asInt() + " "
                + report.get("duplicates").asInt() + " " + report.get("refused").size();
    }
}
