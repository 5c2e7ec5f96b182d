package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message is there exactly if the end of its delivery is. */
class StagingTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    /** The transaction that ends the delivery fails twice after the message was staged. */
    @Test
    void whatIsRolledBackIsNotTold() {
        try (var receiver = new Receiver();
                RunningOsr osr = Hooks.service(database)) {
            osr.importRegister(Seed.demoRegister());
            database.execute(
                    "create sequence failures",
                    "grant usage on sequence failures to osr_app",
                    "create function fail_twice() returns trigger language plpgsql as $$begin"
                            + " if nextval('osr.failures') <= 2 then raise exception 'not yet'; end if;"
                            + " return old; end$$",
                    "create trigger fail_twice before delete on waiting_delivery"
                            + " for each row execute function fail_twice()");
            var hooks = new Hooks(osr.as("tu-rollback", Seed.CUSTOMER));
            hooks.create(receiver.url("/"));
            String id = hooks.deliver("0001", "INSERT");
            assertThat(hooks.outcome(id).get("status").asString()).isEqualTo("SUCCESS");
            await().atMost(SOON).until(() -> hooks.attempts().size() == 1);
            assertThat(database.value("select last_value from failures")).isEqualTo("3");
            assertThat(receiver.got())
                    .singleElement()
                    .satisfies(got -> assertThat(got.body()).contains(id, "SUCCESS"));
        }
    }

    @Test
    void nothingIsStoredForThoseWhoDidNotAskForIt() {
        try (RunningOsr osr = Hooks.service(database)) {
            osr.importRegister(Seed.demoRegister());
            var hooks = new Hooks(osr.as("tu-asks", Seed.CUSTOMER));
            hooks.outcome(hooks.deliver("0001", "INSERT"));
            assertThat(database.value("""
                    select (select count(*) from webhook_message) + (select count(*) from webhook_attempt)
                         + (select count(*) from webhook_endpoint) + (select count(*) from webhook_task)
                    """)).isEqualTo("0");
        }
    }

    /** A new address is tried at once, however long the old one was to rest. */
    @Test
    void whatWaitedGoesToTheNewAddressAtOnce() {
        try (var broken = new Receiver();
                var mended = new Receiver();
                RunningOsr osr = RunningOsr.on(
                        database,
                        "--zugang.osr.webhook.allow-http=true",
                        "--zugang.osr.webhook.allowed-ports=1-65535",
                        "--zugang.osr.webhook.allowed-networks=127.0.0.1/32",
                        "--zugang.osr.webhook.first-pause=1h",
                        "--zugang.osr.webhook.longest-pause=1h",
                        "--zugang.osr.webhook.first-rest=1h",
                        "--zugang.osr.webhook.longest-rest=1h")) {
            broken.answers(_ -> 500);
            var hooks = new Hooks(osr.as("tu-moves", Seed.CUSTOMER));
            hooks.create(broken.url("/"));
            String id = hooks.post("/test").body().get("webhookId").asString();
            hooks.awaitAttempts(1);
            hooks.put(mended.url("/"));
            await().atMost(SOON).until(() -> mended.got().size() == 1);
            assertThat(mended.got().getFirst().id()).isEqualTo(id);
            assertThat(broken.got()).hasSize(1);
        }
    }

    /** The sealed secret of one technical user in the row of another opens nothing. */
    @Test
    void secretsAreBoundToTheirTechnicalUser() {
        try (var receiver = new Receiver();
                RunningOsr osr = Hooks.service(database)) {
            var one = new Hooks(osr.as("tu-one", Seed.CUSTOMER));
            one.create(receiver.url("/one"));
            var two = new Hooks(osr.as("tu-two", Seed.CUSTOMER));
            two.create(receiver.url("/two"));
            database.execute("update webhook_endpoint set secret = (select secret from webhook_endpoint"
                    + " where technical_user = 'tu-one') where technical_user = 'tu-two'");
            two.post("/test");
            one.post("/test");
            await().atMost(SOON).until(() -> one.attempts().size() == 1);
            assertThat(receiver.got()).extracting(Receiver.Got::path).containsOnly("/one");
        }
    }
}
