package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What days of failure lead to, with days made short. */
class LimitsOfPatienceTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @Test
    void disablesAnEndpointThatOnlyFails() {
        try (var receiver = new Receiver();
                RunningOsr osr = Hooks.service(database, "--zugang.osr.webhook.disable-after=1s")) {
            receiver.answers(_ -> 500);
            var hooks = new Hooks(osr.as("tu-fails", Seed.CUSTOMER));
            hooks.create(receiver.url("/"));
            hooks.post("/test");
            hooks.awaitAttempts(2);
            assertThat(hooks.get("").body().has("failingSince")).isTrue();
            await().atMost(SOON)
                    .until(() -> hooks.get("").body().get("state").asString().equals("DISABLED"));
            assertThat(hooks.get("").body().get("waiting").asLong()).isZero();
            assertThat(hooks.attempts().getFirst().has("nextAttemptAt")).isFalse();
            await().atMost(SOON)
                    .until(() ->
                            database.value("select count(*) from webhook_task").equals("0"));
        }
    }

    @Test
    void givesAMessageUpAfterItsTime() {
        try (var receiver = new Receiver();
                RunningOsr osr = Hooks.service(database, "--zugang.osr.webhook.give-up-after=3s")) {
            receiver.answers(_ -> 500);
            var hooks = new Hooks(osr.as("tu-old", Seed.CUSTOMER));
            hooks.create(receiver.url("/"));
            hooks.post("/test");
            hooks.awaitAttempts(1);
            await().atMost(SOON).until(() -> hooks.get("").body().get("waiting").asLong() == 0);
            assertThat(hooks.get("").body().get("state").asString()).isEqualTo("ACTIVE");
        }
    }

    @Test
    void reachesNothingInsideWithoutBeingToldSoByConfiguration() {
        try (var inside = new Receiver();
                RunningOsr osr = RunningOsr.on(
                        database,
                        "--zugang.osr.webhook.allow-http=true",
                        "--zugang.osr.webhook.allowed-ports=1-65535")) {
            var hooks = new Hooks(osr.as("tu-inside", Seed.CUSTOMER));
            hooks.create(inside.url("/").replace("127.0.0.1", "localhost"));
            hooks.post("/test");
            hooks.awaitAttempts(1);
            assertThat(hooks.attempts().getFirst().get("outcome").asString()).isEqualTo("NOT_REACHED");
            assertThat(hooks.attempts().getFirst().has("status")).isFalse();
            assertThat(inside.got()).isEmpty();
        }
    }

    @Test
    void keepsTheLastHundredAttempts() {
        try (var receiver = new Receiver();
                RunningOsr osr = Hooks.service(database)) {
            var hooks = new Hooks(osr.as("tu-many", Seed.CUSTOMER));
            hooks.create(receiver.url("/"));
            for (int i = 0; i < 120; i++) {
                hooks.post("/test");
            }
            await().atMost(SOON).until(() -> receiver.got().size() >= 120);
            await().atMost(SOON).until(() -> hooks.get("").body().get("waiting").asLong() == 0);
            assertThat(hooks.attempts()).hasSize(100);
            assertThat(database.value("select count(*) from webhook_attempt")).isEqualTo("100");
        }
    }
}
