package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.FreePort;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL fails under load, with fsync on. The service is never restarted. Budget: 40 s. */
class DatabaseFaultTests {

    private static final int WRITERS = 6;
    private static final int CALLS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Path home;
    private int port;
    private LocalPostgres server;
    private TestDatabase database;
    private RunningOsr osr;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        home = Files.createTempDirectory(LocalPostgres.scratch(), "fault-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        port = FreePort.any(); // the server comes back on it
        server = startServer();
        database = TestDatabase.on(server);
        osr = RunningOsr.on(database);
        osr.importRegister(Seed.demoRegister());
        client = osr.as("tu-a", Seed.CUSTOMER);
    }

    @AfterEach
    void stop() throws IOException {
        osr.close();
        server.close();
        Directories.delete(home);
    }

    private LocalPostgres startServer() {
        return LocalPostgres.start(home.resolve("data"), port, LocalPostgres.Durability.FULL);
    }

    @Test
    void fastRestartMeans503ForSecondsAndLosesNothing() throws Exception {
        var writers = CarefulWriters.start(client, WRITERS);
        try (writers) {
            awaitMore(writers);
            server.close();
            server = startServer();
            awaitMore(writers);
        }
        assertNothingLost(writers);
        System.out.println(
                "refused during a fast restart: " + writers.refusing().toMillis() + " ms");
        assertThat(writers.refusing()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void killedServerRecoversAndLosesNothing() throws Exception {
        var writers = CarefulWriters.start(client, WRITERS);
        try (writers) {
            awaitMore(writers);
            server.process().destroyForcibly().waitFor();
            server = await().atMost(LIMIT).ignoreExceptions().until(this::startServer, LocalPostgres::isRunning);
            awaitMore(writers);
        }
        assertNothingLost(writers);
        System.out.println("refused after a kill -9: " + writers.refusing().toMillis() + " ms");
        assertThat(writers.refusing()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void connectionsEndedInTheMiddleOfTransactionsLoseNothing() throws Exception {
        var writers = CarefulWriters.start(client, WRITERS);
        try (writers) {
            for (int i = 0; i < 10; i++) {
                awaitMore(writers);
                server.execute("osr", """
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where usename = 'osr_app' and state <> 'idle'
                    """);
            }
            awaitMore(writers);
        }
        assertNothingLost(writers);
    }

    @Test
    void lockedTableMeans503WithinTwoSecondsAndHealsWhenItIsUnlocked() throws Exception {
        Duration slowestInPeace = slowest(calls(41), 202, 200, 503);
        try (var connection = server.connect("osr");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table osr.delivery, osr.on_site_role in access exclusive mode");
            Duration slowest = slowest(calls(101), 503);
            System.out.printf(
                    "slowest of %d calls: %d ms in peace, %d ms until 503%n",
                    CALLS, slowestInPeace.toMillis(), slowest.toMillis());
            assertThat(slowest).isLessThan(Duration.ofSeconds(2).plus(slowestInPeace));
            connection.rollback();
        }
        deliver("0200");
    }

    private List<Callable<Answer>> calls(int firstUnit) {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String unit = "%04d".formatted(firstUnit + i);
            String path = Client.rolesPath("100001", unit);
            String body = Deliveries.insert("100001", unit);
            calls.add(i % 2 == 0 ? () -> client.post(path, body) : () -> client.get(path));
        }
        return calls;
    }

    /** All at once; how long the slowest took. */
    private static Duration slowest(List<Callable<Answer>> calls, Integer... expected) throws Exception {
        var timed = calls.stream()
                .<Callable<Duration>>map(call -> () -> {
                    long begun = System.nanoTime();
                    Answer answer = call.call();
                    assertThat(answer.status()).isIn((Object[]) expected);
                    assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(answer.status() != 503);
                    return Duration.ofNanos(System.nanoTime() - begun);
                })
                .toList();
        Duration slowest = Duration.ZERO;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Duration> took : threads.invokeAll(timed)) {
                slowest = slowest.compareTo(took.get()) < 0 ? took.get() : slowest;
            }
        }
        return slowest;
    }

    private void deliver(String unit) {
        String id = client.deliverPatiently("100001", unit, Deliveries.insert("100001", unit));
        assertThat(client.outcome("100001", id).get("status").asString()).isEqualTo("SUCCESS");
    }

    private static void awaitMore(CarefulWriters writers) {
        int before = writers.acceptedSoFar();
        await().atMost(LIMIT).until(() -> writers.acceptedSoFar() > before + WRITERS);
    }

    private void assertNothingLost(CarefulWriters writers) {
        assertThat(writers.odd()).isEmpty();
        await().atMost(LIMIT)
                .until(() ->
                        database.value("select count(*) from waiting_delivery").equals("0"));
        assertThat(database.value(
                        "select count(*) filter (where status <> 'SUCCESS') || ' ' || count(*) from delivery"))
                .isEqualTo("0 " + writers.accepted().size());
        for (int i = 0; i < WRITERS; i++) {
            assertThat(database.value("""
                select string_agg(valid_from::text, ' ') from on_site_role r
                  join residential_unit u on u.id = r.residential_unit_id
                  join billing_unit b on b.id = u.billing_unit_id
                 where b.mscnumber = '100001' and u.mscnumber = '%s'
                """.formatted(CarefulWriters.unit(i)))).isEqualTo(writers.lastBegin(i));
        }
    }
}
