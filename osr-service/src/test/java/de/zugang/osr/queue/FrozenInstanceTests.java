package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.OsrService;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is stopped (SIGSTOP) in the middle of a transaction: neither dead nor alive. */
class FrozenInstanceTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String[] QUICK = {
        "--zugang.osr.queue.attempt-limit=3s",
        "--zugang.osr.queue.poll-interval=100ms",
        "--zugang.osr.queue.instance-timeout=1s"
    };

    private TestDatabase database;
    private RunningOsr other;
    private Process frozen;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.create();
        other = RunningOsr.on(database, QUICK);
        other.importRegister(Seed.demoRegister());
        other.bean(Dispatcher.class).pause();
        frozen = startProcess();
    }

    @AfterEach
    void stop() {
        frozen.destroyForcibly();
        other.close();
    }

    @Test
    void anotherInstanceFinishesItsDeliveryAndTheLateWriterWritesNothing() throws Exception {
        database.execute(
                "create function dwell() returns trigger language plpgsql as"
                        + " $$begin perform pg_sleep(1); return new; end$$",
                "create trigger dwell before insert on on_site_role for each row execute function dwell()");
        Client caller = other.as("tu-a", Seed.CUSTOMER);
        String id = caller.deliver("100001", "0001", Deliveries.insert("100001", "0001"));
        await().atMost(LIMIT).until(() -> !sleeping().equals("0"));

        signal("STOP");
        database.execute("drop function dwell cascade");
        other.bean(Dispatcher.class).resume();
        String next = caller.deliver("100001", "0002", Deliveries.insert("100001", "0002"));
        assertThat(caller.outcome("100001", next).get("status").asString()).isEqualTo("SUCCESS");
        await().atMost(LIMIT).until(() -> status(id).equals("SUCCESS"));

        signal("CONT");
        other.bean(Dispatcher.class).pause();
        String later = caller.deliver("100001", "0003", Deliveries.insert("100001", "0003"));
        await().atMost(LIMIT).until(() -> status(later).equals("SUCCESS"));
        assertThat(database.value("select count(*) from on_site_role where pmnumber = 'P'"))
                .isEqualTo("3");
        assertThat(status(id)).isEqualTo("SUCCESS");
    }

    private Process startProcess() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OsrService.class.getName()));
        command.addAll(List.of(RunningOsr.arguments(database, QUICK)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + frozen.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    private String sleeping() {
        return database.value("""
            select count(*) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()
            """);
    }

    private String status(String id) {
        return database.value("select status from delivery where id = '" + id + "'");
    }
}
