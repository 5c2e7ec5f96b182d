package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.queue.Dispatcher;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Deliveries of one unit take effect in the order of acceptance, over several instances, writers and restarts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTests {

    private static final String INSERT =
            "{\"change\": \"INSERT\", \"role\": \"S-COR\", \"from\": \"2022-01-01\", \"partner\": {\"pmnumber\": \"P\"}}";
    private static final String UPDATE =
            "{\"change\": \"UPDATE\", \"role\": \"S-COR\", \"from\": \"2022-01-01\", \"partner\": {\"pmnumber\": \"P\"}}";

    private TestDatabase database;
    private RunningOsr one;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        one = RunningOsr.on(database);
    }

    @BeforeEach
    void forget() {
        one.bean(Dispatcher.class).resume();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        database.value("select count(*) from waiting_delivery").equals("0"));
        database.emptyRegister();
        one.importRegister(Seed.demoRegister());
    }

    @AfterAll
    void stop() {
        one.close();
    }

    @Test
    void fiftyWritersAtTwoInstancesLeaveWhatTheLastAcceptedOneSaid() throws Exception {
        try (RunningOsr two = RunningOsr.on(database)) {
            Client[] clients = {one.as("tu-a", Seed.CUSTOMER), two.as("tu-b", Seed.CUSTOMER)};
            clients[0].outcome("100001", clients[0].deliver("100001", "0007", delivery("0007", INSERT, "first")));
            List<Callable<String>> writers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String name = "writer" + i;
                Client client = clients[i % 2];
                writers.add(() -> client.deliverPatiently("100001", "7", delivery("0007", UPDATE, name)));
            }
            for (String id : inParallel(writers)) {
                assertThat(outcomeSeenByEither(clients, id)).isEqualTo("SUCCESS");
            }
        }
        assertThat(database.value("select count(*) from on_site_role where pmnumber = 'P'"))
                .isEqualTo("1");
        assertThat(lastFinished()).isEqualTo(database.value("select firstname from partner where pmnumber = 'P'"));
        assertThat(database.value("select count(*) from waiting_delivery")).isEqualTo("0");
    }

    private static String outcomeSeenByEither(Client[] clients, String id) {
        boolean isFirsts = clients[0].get(Client.statusPath("100001", id)).status() == 200;
        return clients[isFirsts ? 0 : 1].outcome("100001", id).get("status").asString();
    }

    /** The delivery with the highest number was accepted last; numbers leave the queue in their order. */
    private String lastFinished() {
        return database.value("""
                select content #>> '{content,partners,0,firstname}' from delivery
                 order by finished_at desc limit 1
                """);
    }

    @Test
    void insertWaitsForTheUpdateAcceptedBeforeIt() {
        Client client = one.as("tu-a", Seed.CUSTOMER);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String change = (i % 2 == 0 ? INSERT : INSERT.replace("INSERT", "DELETE"));
            ids.add(client.deliver("100001", "0008", delivery("0008", change, "same")));
        }
        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                client.outcome("100001", id).get("status").asString())
                        .isEqualTo("SUCCESS"));
    }

    @Test
    void whatOneInstanceAcceptedTheNextOneFinishes() {
        RunningOsr acceptsOnly = RunningOsr.on(database);
        acceptsOnly.bean(Dispatcher.class).pause();
        one.bean(Dispatcher.class).pause();
        String id = acceptsOnly.as("tu-a", Seed.CUSTOMER).deliver("100001", "0009", delivery("0009", INSERT, "x"));
        acceptsOnly.close();
        assertThat(database.value("select status from delivery where id = '" + id + "'"))
                .isEqualTo("IN_PROGRESS");

        try (RunningOsr next = RunningOsr.on(database)) {
            JsonNode status = next.as("tu-a", Seed.CUSTOMER).outcome("100001", id);
            assertThat(status.get("status").asString()).isEqualTo("SUCCESS");
        }
    }

    /** Of a customer who has ended, too: what was accepted is worked off, what comes later finds nothing. */
    @Test
    void whatWasAcceptedBeforeANumberWasTakenAwayStaysAccepted() {
        Client before = one.as("tu-a", Seed.CUSTOMER);
        Client after = one.as("tu-a");
        one.bean(Dispatcher.class).pause();
        String accepted = before.deliver("100001", "0012", delivery("0012", INSERT, "x"));
        String late = after.deliver("100001", "0013", delivery("0013", INSERT, "x"));
        one.bean(Dispatcher.class).resume();

        assertThat(after.outcome("100001", accepted).get("status").asString()).isEqualTo("SUCCESS");
        assertThat(after.outcome("100001", late).toString())
                .contains("FAIL", "OSR-2001")
                .doesNotContain("OSR-2002");
        assertThat(after.get(Client.rolesPath("100001", "0012")).status()).isEqualTo(404);
    }

    @Test
    void sameIdempotencyKeyGivesTheSameDeliveryOnce() throws Exception {
        Client client = one.as("tu-a", Seed.CUSTOMER);
        String body = delivery("0010", INSERT, "x");
        List<Callable<String>> retries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            retries.add(() -> client.post(Client.rolesPath("100001", "0010"), body, "Idempotency-Key", "key-1")
                    .body()
                    .get("dataDeliveryId")
                    .asString());
        }
        assertThat(inParallel(retries).stream().distinct()).hasSize(1);
        assertThat(database.value("select count(*) from delivery")).isEqualTo("1");

        var other = client.post(
                Client.rolesPath("100001", "0010"), delivery("0010", INSERT, "y"), "Idempotency-Key", "key-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(one.as("tu-b", Seed.CUSTOMER)
                        .post(Client.rolesPath("100001", "0010"), body, "Idempotency-Key", "key-1")
                        .status())
                .isEqualTo(202);
        assertThat(client.post(Client.rolesPath("100001", "0010"), body, "Idempotency-Key", "two words")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void sameDeliveryTwiceWithoutAKeyFailsTheSecondTimeAndChangesNothing() {
        Client client = one.as("tu-a", Seed.CUSTOMER);
        String body = delivery("0011", INSERT, "x");
        String first = client.deliver("100001", "0011", body);
        String second = client.deliver("100001", "0011", body);

        assertThat(second).isNotEqualTo(first);
        assertThat(client.outcome("100001", first).get("status").asString()).isEqualTo("SUCCESS");
        JsonNode failed = client.outcome("100001", second);
        assertThat(failed.get("status").asString()).isEqualTo("FAIL");
        assertThat(failed.at("/roleMessages/0/message").asString())
                .isEqualTo("To date in active role is empty, please update before inserting new role.");
        assertThat(client.get(Client.rolesPath("100001", "0011")).body().at("/billingunit/residentialunit/roles"))
                .hasSize(1);
    }

    private static String delivery(String unit, String changes, String firstname) {
        return """
            {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "100001"},
             "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [%s],
             "partners": [{"reference": {"pmnumber": "P"}, "name": "Muster", "firstname": "%s"}]}}}
            """.formatted(unit, changes, firstname);
    }

    private static List<String> inParallel(List<Callable<String>> acts)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<String>();
            for (Future<String> result : threads.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
