package de.zugang.ola.reading;

import static de.zugang.ola.testing.Events.batch;
import static de.zugang.ola.testing.Events.event;
import static de.zugang.ola.testing.Events.eventWithProducts;
import static de.zugang.ola.testing.RunningOla.CUSTOMER;
import static de.zugang.ola.testing.RunningOla.OTHER_CUSTOMER;
import static de.zugang.ola.testing.RunningOla.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.ola.testing.Answer;
import de.zugang.ola.testing.RunningOla;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTests {

    private static final String PATH = "/authorization-requests/changes";
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
    void deliversOnceWhatIsNew() {
        ola.post(batch(event("a", CUSTOMER, START), event("b", OTHER_CUSTOMER, START)));
        Answer first = ola.get(PATH, CUSTOMER);
        assertThat(seen(first)).containsExactly("a/1");
        Answer nothing = ola.get(PATH + "?cursor=" + cursor(first), CUSTOMER);
        assertThat(seen(nothing)).isEmpty();
        ola.post(batch(event("c", CUSTOMER, START.minus(Duration.ofHours(20)))));
        assertThat(seen(ola.get(PATH + "?cursor=" + cursor(nothing), CUSTOMER))).containsExactly("c/1");
        assertThat(seen(ola.get(PATH + "?cursor=" + cursor(first), CUSTOMER))).containsExactly("c/1");
    }

    @Test
    void deliversOnceMoreWhatGotItsProducts() {
        ola.post(batch(event("a", CUSTOMER, START)));
        Answer first = ola.get(PATH, CUSTOMER);
        ola.post(batch(eventWithProducts("a", CUSTOMER, START)));
        assertThat(seen(ola.get(PATH + "?cursor=" + cursor(first), CUSTOMER))).containsExactly("a/2");
        assertThat(seen(ola.get(PATH, CUSTOMER))).containsExactly("a/2");
    }

    /** Four hosts write at the same time in batches of their own; the poller asks in pages of seven. */
    @Test
    void missesNothingAndRepeatsNothingWhileManyWrite() throws Exception {
        int batches = 24;
        int size = 15;
        var seen = new ArrayList<String>();
        try (var hosts = Executors.newFixedThreadPool(4)) {
            var writing = IntStream.range(0, batches)
                    .mapToObj(b -> CompletableFuture.runAsync(
                            () -> assertThat(ola.post(batch(IntStream.range(0, size)
                                                    .mapToObj(i -> event("b%d-%d".formatted(b, i), CUSTOMER, START))
                                                    .toArray(String[]::new)))
                                            .status())
                                    .isIn(200, 503),
                            hosts))
                    .toArray(CompletableFuture<?>[]::new);
            follow(CompletableFuture.allOf(writing), seen);
        }
        String stored = ola.database().value("select count(*) from authorization_request");
        assertThat(seen).doesNotHaveDuplicates().hasSize(Integer.parseInt(stored));
        assertThat(Integer.parseInt(stored)).isGreaterThanOrEqualTo(size);
    }

    private void follow(CompletableFuture<Void> writing, List<String> seen) {
        String cursor = "";
        boolean wasDone;
        boolean more;
        do {
            wasDone = writing.isDone();
            Answer answer = ola.get(PATH + "?size=7" + cursor, CUSTOMER);
            seen.addAll(seen(answer));
            cursor = "&cursor=" + cursor(answer);
            more = answer.body().get("hasMore").asBoolean();
        } while (!wasDone || more);
        writing.join();
    }

    @Test
    void cursorOfOtherCustomerNumbersIsGone() {
        String cursor = cursor(ola.get(PATH, CUSTOMER));
        assertThat(ola.get(PATH + "?cursor=" + cursor, CUSTOMER, OTHER_CUSTOMER).status())
                .isEqualTo(410);
        assertThat(ola.get(PATH + "?cursor=" + cursor, OTHER_CUSTOMER).status()).isEqualTo(410);
    }

    @Test
    void cursorIsGoodForLessThanADay() {
        String cursor = cursor(ola.get(PATH, CUSTOMER));
        ola.clock().turn(Duration.ofHours(24).minusSeconds(1));
        assertThat(ola.get(PATH + "?cursor=" + cursor, CUSTOMER).status()).isEqualTo(200);
        ola.clock().turn(Duration.ofSeconds(1));
        Answer gone = ola.get(PATH + "?cursor=" + cursor, CUSTOMER);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.field()).isEqualTo("cursor");
    }

    @Test
    void cursorFromBeforeARestoreIsGone() {
        String cursor = cursor(ola.get(PATH, CUSTOMER));
        ola.database().execute("update stream set epoch = gen_random_uuid()");
        assertThat(ola.get(PATH + "?cursor=" + cursor, CUSTOMER).status()).isEqualTo(410);
        assertThat(ola.get(PATH, CUSTOMER).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "AAAA",
                "%00",
                "../../etc/passwd",
                "AZsK1x3wT0yqk1Yk0xvC7gAAAAAAAAAqAAABmrs0YIBdQ0oFAAAA"
            })
    void refusesWhatIsNoCursor(String cursor) {
        Answer answer = ola.get(PATH + "?cursor=" + cursor, CUSTOMER);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("cursor");
    }

    @Test
    void foreignCustomerNumberIsNotFoundHereEither() {
        assertThat(ola.get(PATH + "?customerId=" + OTHER_CUSTOMER, CUSTOMER).status())
                .isEqualTo(404);
    }

    private static String cursor(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.body().get("cursor").asString();
    }

    private static List<String> seen(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        var seen = new ArrayList<String>();
        answer.body()
                .get("authorizationRequests")
                .forEach(one -> seen.add(
                        one.get("id").asString() + "/" + one.get("version").asInt()));
        return seen;
    }
}
