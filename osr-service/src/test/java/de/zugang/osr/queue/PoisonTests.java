package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Deliveries that no number of attempts gets done, each in its own way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonTests {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SECRET = "Musterfrau";

    private final Map<UUID, Runnable> poison = new ConcurrentHashMap<>();
    private final AtomicReference<byte[]> largest = new AtomicReference<>(new byte[0]);
    private volatile boolean looping = true;
    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.with(
                this::act,
                database,
                "--zugang.osr.queue.attempt-limit=1s",
                "--zugang.osr.queue.first-pause=5ms",
                "--zugang.osr.queue.poll-interval=50ms");
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-a", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        looping = false;
        osr.close();
    }

    private void act(UUID delivery, CrashPoint.Moment moment) {
        if (moment == CrashPoint.Moment.JUDGED) {
            poison.getOrDefault(delivery, () -> {}).run();
        }
    }

    /** Posted while nothing is claimed, so that the poison works from the first attempt on. */
    private String poisoned(String unit, Runnable how) {
        osr.bean(Dispatcher.class).pause();
        try {
            String id = caller.deliver("100001", unit, Deliveries.insert("100001", unit));
            poison.put(UUID.fromString(id), how);
            return id;
        } finally {
            osr.bean(Dispatcher.class).resume();
        }
    }

    @Test
    void exceptionAndErrorsOfTheMachineEndInQuarantineAndBlockNobody() {
        Instant begun = Instant.now();
        String exception = poisoned("0001", () -> {
            throw new IllegalArgumentException(SECRET);
        });
        String deep = poisoned("0002", () -> recurse(0));
        String large = poisoned("0003", () -> largest.set(new byte[Integer.MAX_VALUE]));
        String behind = caller.deliver("100001", "0001", Deliveries.insert("100001", "0001"));

        for (String id : new String[] {exception, deep, large}) {
            assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
        }
        assertThat(caller.outcome("100001", behind).get("status").asString()).isEqualTo("SUCCESS");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(LIMIT);
        assertThat(entry(exception).get("cause").asString()).isEqualTo("IllegalArgumentException");
        assertThat(entry(deep).get("cause").asString()).isEqualTo("StackOverflowError");
        assertThat(entry(large).get("cause").asString()).isEqualTo("OutOfMemoryError");
        assertThat(entry(large).get("attempts").asInt()).isEqualTo(5);
        assertThat(operator("/operator/v1/quarantine", "GET").http().body()).doesNotContain(SECRET, "Muster");
    }

    @Test
    void endlessLoopEndsInQuarantineWhileOthersFlowAndItsLateWriterWritesNothing() {
        String endless = poisoned("0004", () -> {
            while (looping) {
                LockSupport.parkNanos(1_000_000);
                Thread.interrupted(); // it will not be told
            }
        });
        String neighbour = caller.deliver("100001", "0005", Deliveries.insert("100001", "0005"));
        assertThat(caller.outcome("100001", neighbour).get("status").asString()).isEqualTo("SUCCESS");

        await().atMost(LIMIT).until(() -> !status(endless).equals("IN_PROGRESS"));
        assertThat(status(endless)).isEqualTo("FAIL");
        assertThat(entry(endless).get("cause").asString()).isEqualTo("TookTooLong");
        assertThat(metric("zugang.queue.stuck")).isEqualTo(5);

        looping = false;
        await().atMost(LIMIT).until(() -> metric("zugang.queue.stuck") == 0);
        assertThat(status(endless)).isEqualTo("FAIL");
        assertThat(database.value("""
            select count(*) from on_site_role r join residential_unit u on u.id = r.residential_unit_id
             where u.mscnumber = '0004'
            """)).isEqualTo("0");
    }

    @Test
    void mendedDeliveryIsSentAgainOnceAndTheNewOneIsFoundByItsSender() {
        String id = poisoned("0006", () -> {
            throw new IllegalStateException(SECRET);
        });
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
        assertThat(metric("zugang.quarantine.size")).isPositive();
        JsonNode copy = operator("/operator/v1/quarantine/" + id, "GET").body();
        assertThat(copy.at("/content/content/roles/0/change").asString()).isEqualTo("INSERT");

        String again = resend(id);
        assertThat(again).isNotEqualTo(id).isEqualTo(resend(id));
        assertThat(caller.outcome("100001", again).get("status").asString()).isEqualTo("SUCCESS");
        assertThat(entry(id).get("resentAs").asString()).isEqualTo(again);
        assertThat(caller.outcome("100001", id).has("resentAs")).isFalse();
        var detailed = caller.request(Client.statusPath("100001", id)).header("X-Zugang-Message-Detail", "en");
        assertThat(RunningOsr.send(detailed).body().get("resentAs").asString()).isEqualTo(again);
        assertThat(osr.as("tu-b", Seed.CUSTOMER)
                        .get(Client.statusPath("100001", again))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void discardedCopyIsGoneAndTheDeliveryStaysFailed() {
        String id = poisoned("0007", () -> {
            throw new IllegalStateException(SECRET);
        });
        assertThat(caller.outcome("100001", id).get("status").asString()).isEqualTo("FAIL");
        String path = "/operator/v1/quarantine/" + id;
        assertThat(operator(path, "DELETE").status()).isEqualTo(204);
        assertThat(operator(path, "DELETE").status()).isEqualTo(404);
        assertThat(operator(path, "GET").status()).isEqualTo(404);
        assertThat(operator(path + "/resend", "POST").status()).isEqualTo(404);
        assertThat(status(id)).isEqualTo("FAIL");
    }

    @Test
    void listComesInPagesAndRefusesWhatItDoesNotKnow() {
        for (String unit : new String[] {"0008", "0009", "0010"}) {
            String id = poisoned(unit, () -> {
                throw new IllegalStateException(SECRET);
            });
            caller.outcome("100001", id);
        }
        JsonNode first = operator("/operator/v1/quarantine?limit=2", "GET").body();
        assertThat(first.get("entries")).hasSize(2);
        String last = first.at("/entries/1/dataDeliveryId").asString();
        JsonNode second = operator("/operator/v1/quarantine?limit=1000&after=" + last, "GET")
                .body();
        assertThat(second.get("entries")).hasSize(first.get("total").asInt() - 2);
        for (String wrong : new String[] {"?limit=0", "?limit=1001", "?after=x"}) {
            assertThat(operator("/operator/v1/quarantine" + wrong, "GET").status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(operator("/operator/v1/quarantine/" + UUID.randomUUID(), "GET")
                        .status())
                .isEqualTo(404);
        assertThat(operator("/operator/v1/quarantine/x", "GET").status()).isEqualTo(400);
    }

    private static int recurse(int depth) {
        return depth == Integer.MIN_VALUE ? depth : 1 + recurse(depth + 1);
    }

    private String resend(String id) {
        Answer answer = operator("/operator/v1/quarantine/" + id + "/resend", "POST");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().get("dataDeliveryId").asString();
    }

    private JsonNode entry(String id) {
        return operator("/operator/v1/quarantine/" + id, "GET").body().get("entry");
    }

    private double metric(String name) {
        return operator("/operator/actuator/metrics/" + name, "GET")
                .body()
                .at("/measurements/0/value")
                .asDouble();
    }

    private Answer operator(String path, String method) {
        return RunningOsr.send(HttpRequest.newBuilder(osr.operatorUri(path))
                .header("Authorization", "Bearer " + Tokens.ofStaff("operator"))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private String status(String id) {
        return database.value("select status from delivery where id = '" + id + "'");
    }
}
