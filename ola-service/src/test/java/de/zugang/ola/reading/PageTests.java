package de.zugang.ola.reading;

import static de.zugang.ola.testing.Events.batch;
import static de.zugang.ola.testing.Events.batchUntil;
import static de.zugang.ola.testing.Events.event;
import static de.zugang.ola.testing.RunningOla.CUSTOMER;
import static de.zugang.ola.testing.RunningOla.OTHER_CUSTOMER;
import static de.zugang.ola.testing.RunningOla.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.ola.testing.Answer;
import de.zugang.ola.testing.RunningOla;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
class PageTests {

    private static final String PATH = "/authorization-requests";
    private RunningOla ola;

    @BeforeAll
    void start() {
        ola = new RunningOla();
    }

    @AfterAll
    void stop() {
        ola.close();
    }

    @BeforeEach
    void empty() {
        ola.clock().set(START);
        ola.database().execute("delete from authorization_request");
    }

    @Test
    void emptyWindowIsAnAnswer() {
        var body = ola.get(PATH, CUSTOMER).body();
        assertThat(body.get("authorizationRequests")).isEmpty();
        assertThat(body.get("hasMore").asBoolean()).isFalse();
        assertThat(body.at("/window/from").asString()).isEqualTo("2026-11-21T09:30:00Z");
        assertThat(body.at("/window/to").asString()).isEqualTo("2026-11-22T09:30:00Z");
    }

    @Test
    void showsTheCallersCustomerNumbersAndNobodyElses() {
        ola.post(batch(
                event("mine", CUSTOMER, START.minusSeconds(2)), event("other", OTHER_CUSTOMER, START.minusSeconds(1))));
        assertThat(ids(ola.get(PATH, CUSTOMER))).containsExactly("mine");
        assertThat(ids(ola.get(PATH, OTHER_CUSTOMER, CUSTOMER))).containsExactly("other", "mine");
        assertThat(ids(ola.get(PATH + "?customerId=" + CUSTOMER, OTHER_CUSTOMER, CUSTOMER)))
                .containsExactly("mine");
        assertThat(ids(ola.get(PATH))).isEmpty();
    }

    @Test
    void namesTheCustomerNumberThatTheAnswerIsAboutWhereThereIsOne() {
        assertThat(about(PATH, CUSTOMER)).containsExactly(CUSTOMER);
        assertThat(about(PATH + "?customerId=" + CUSTOMER, OTHER_CUSTOMER, CUSTOMER))
                .containsExactly(CUSTOMER);
        assertThat(about(PATH + "/changes", CUSTOMER)).containsExactly(CUSTOMER);
        assertThat(about(PATH, OTHER_CUSTOMER, CUSTOMER)).isEmpty();
        assertThat(about(PATH + "?customerId=" + OTHER_CUSTOMER, CUSTOMER)).isEmpty();
    }

    private List<String> about(String path, String... customerNumbers) {
        return ola.get(path, customerNumbers).http().headers().allValues("Zugang-Customer-Number");
    }

    @Test
    void foreignAndUnknownCustomerNumberAreTheSame404() {
        ola.post(batch(event("other", OTHER_CUSTOMER, START.minusSeconds(1))));
        Answer foreign = ola.get(PATH + "?customerId=" + OTHER_CUSTOMER, CUSTOMER);
        Answer unknown = ola.get(PATH + "?customerId=0000000001", CUSTOMER);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
    }

    @Test
    void pagesTogetherAreTheWindowNewestFirst() {
        ola.post(batch(IntStream.range(0, 250)
                .mapToObj(i -> event("e%03d".formatted(i), CUSTOMER, START.minusSeconds(1 + i / 3)))
                .toArray(String[]::new)));
        var all = new ArrayList<String>();
        boolean more = true;
        for (int page = 0; more; page++) {
            Answer answer = ola.get(PATH + "?size=40&page=" + page, CUSTOMER);
            all.addAll(ids(answer));
            more = answer.body().get("hasMore").asBoolean();
        }
        assertThat(all).hasSize(250).doesNotHaveDuplicates().startsWith("e002", "e001", "e000", "e005");
    }

    @Test
    void timesNarrowTheWindowAndNeverWidenIt() {
        ola.post(batch(
                event("early", CUSTOMER, START.minus(Duration.ofHours(23))),
                event("late", CUSTOMER, START.minusSeconds(60))));
        assertThat(ids(ola.get(PATH + "?from=2026-11-22T09:29:00Z", CUSTOMER))).containsExactly("late");
        assertThat(ids(ola.get(PATH + "?to=2026-11-22T10:29:00%2B01:00", CUSTOMER)))
                .containsExactly("early");
        assertThat(ids(ola.get(PATH + "?from=2026-11-22T09:29:00Z&to=2026-11-22T09:29:00Z", CUSTOMER)))
                .isEmpty();
        ola.clock().turn(Duration.ofHours(2));
        Answer wide = ola.get(PATH + "?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z", CUSTOMER);
        assertThat(ids(wide)).containsExactly("late");
        assertThat(wide.body().at("/window/from").asString()).isEqualTo("2026-11-21T11:30:00Z");
        assertThat(wide.body().at("/window/to").asString()).isEqualTo("2026-11-22T11:30:00Z");
        assertThat(ids(ola.get(PATH + "?to=2026-11-20T00:00:00Z", CUSTOMER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "customerId=123, customerId",
        "customerId=, customerId",
        "customerId=0000123456%00, customerId",
        "customerid=0000123456, customerid",
        "customerId=0000123456&customerId=0000999999, customerId",
        "page=-1, page",
        "page=10000, page",
        "page=9999&size=500, page",
        "page=100&size=100, page",
        "page=99999999999, page",
        "page=one, page",
        "size=0, size",
        "size=501, size",
        "size=1e2, size",
        "from=2026-11-22, from",
        "from=2026-11-22T09:00:00, from",
        "from=2026-02-30T09:00:00Z, from",
        "from=2026-11-22T09:00:00Z&to=2026-11-22T08:00:00Z, from",
        "sort=id, sort",
        "cursor=x, cursor"
    })
    void refusesAbsurdQuestionsAndNamesTheParameter(String query, String field) {
        Answer answer = ola.get(PATH + "?" + query, CUSTOMER);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table stream; --", "<script>alert(1)</script>", "${7*7}", "%s%n"})
    void oddTextIsInert(String text) {
        ola.post(batch(event(text.replace("\"", ""), CUSTOMER, START.minusSeconds(1))));
        assertThat(ids(ola.get(PATH, CUSTOMER))).containsExactly(text);
    }

    @Test
    void saysUpToWhenTheHostHandedOverEverything() {
        assertThat(ola.get(PATH, CUSTOMER).body().at("/window/to").asString()).isEqualTo("2026-11-22T09:30:00Z");
        ola.post(batchUntil(START.minusSeconds(3)));
        ola.clock().turn(Duration.ofHours(1));
        assertThat(ola.get(PATH, CUSTOMER).body().at("/window/completeUntil").asString())
                .isEqualTo("2026-11-22T09:29:57Z");
    }

    @Test
    void answersThreeHundredCustomerNumbers() {
        String[] numbers = IntStream.range(0, 300).mapToObj("%010d"::formatted).toArray(String[]::new);
        ola.post(batch(
                event("first", numbers[0], START.minusSeconds(2)), event("last", numbers[299], START.minusSeconds(1))));
        assertThat(ids(ola.get(PATH, numbers))).containsExactly("last", "first");
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        answer.body()
                .get("authorizationRequests")
                .forEach(one -> ids.add(one.get("id").asString()));
        return ids;
    }

    private static String withoutRequestId(Answer answer) {
        return answer.http().body().replaceAll("\"requestId\":\"[^\"]+\"", "");
    }
}
