package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.webhook.Receiver.Got;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** From a delivery's end to a receiver on loopback, and what happens when the receiver does not want it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryEndedTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = Hooks.service(database, "--zugang.osr.webhook.senders=2");
        assertThat(osr.importRegister(Seed.demoRegister()).status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    private Hooks of(String technicalUser) {
        return of(osr, technicalUser);
    }

    private static Hooks of(RunningOsr osr, String technicalUser) {
        return new Hooks(osr.as(technicalUser, Seed.CUSTOMER));
    }

    @Test
    void tellsHowADeliveryEndedSignedAndWithoutAnybodysData() {
        try (var receiver = new Receiver()) {
            Hooks hooks = of("tu-ends");
            String secret = hooks.create(receiver.url("/hook?tenant=7"));
            String success = hooks.deliver("0001", "INSERT");
            hooks.outcome(success);
            String fail = hooks.deliver("0001", "INSERT");
            hooks.outcome(fail);
            await().atMost(SOON).until(() -> receiver.got().size() == 2);

            for (Got got : receiver.got()) {
                assertThat(got.path()).isEqualTo("/hook?tenant=7");
                assertThat(got.id()).matches("msg_[0-9a-f-]{36}");
                assertThat(Instant.ofEpochSecond(Long.parseLong(got.timestamp())))
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
                assertThat(got.signature()).isEqualTo(signature(secret, got));
                assertThat(got.body()).doesNotContain("Muster", "Mika", "S-COR");
                assertThat(got.json().get("type").asString()).isEqualTo("delivery.ended");
                assertThat(got.json().at("/data/billingunit").asString()).isEqualTo("100001");
            }
            assertThat(receiver.got())
                    .extracting(got -> got.json().at("/data/dataDeliveryId").asString()
                            + got.json().at("/data/status").asString())
                    .containsExactlyInAnyOrder(success + "SUCCESS", fail + "FAIL");
        }
    }

    @Test
    void triesAgainWithTheSameIdAndBodyUntilItIsReceived() {
        try (var receiver = new Receiver()) {
            receiver.answers(_ -> receiver.got().size() < 4 ? 503 : 200);
            Hooks hooks = of("tu-retry");
            hooks.create(receiver.url("/"));
            hooks.outcome(hooks.deliver("0002", "INSERT"));
            hooks.awaitAttempts(4);

            assertThat(receiver.got()).hasSize(4);
            assertThat(receiver.got())
                    .extracting(Got::id)
                    .containsOnly(receiver.got().getFirst().id());
            assertThat(receiver.got())
                    .extracting(Got::body)
                    .containsOnly(receiver.got().getFirst().body());
            List<JsonNode> attempts = hooks.attempts();
            assertThat(attempts)
                    .extracting(attempt -> attempt.get("outcome").asString())
                    .containsExactly("DELIVERED", "REFUSED", "REFUSED", "REFUSED");
            assertThat(attempts)
                    .extracting(attempt -> attempt.get("status").asInt())
                    .containsExactly(200, 503, 503, 503);
            assertThat(attempts)
                    .extracting(attempt -> attempt.has("nextAttemptAt"))
                    .containsExactly(false, true, true, true);
            assertThat(hooks.get("").body().get("waiting").asLong()).isZero();
            assertThat(hooks.get("").body().has("failingSince")).isFalse();
        }
    }

    @Test
    void aMessageThatIsRefusedDoesNotHoldUpTheOthers() {
        try (var receiver = new Receiver()) {
            Hooks hooks = of("tu-poison");
            hooks.create(receiver.url("/"));
            receiver.answers(got -> got.body().contains("webhook.test") ? 500 : 204);
            hooks.post("/test");
            String id = hooks.deliver("0003", "INSERT");
            await().atMost(SOON)
                    .until(() ->
                            receiver.got().stream().anyMatch(got -> got.body().contains(id)));
            assertThat(hooks.get("").body().get("waiting").asLong()).isEqualTo(1);
        }
    }

    @Test
    void signsWithBothSecretsWhileOneIsBeingReplaced() {
        try (var receiver = new Receiver()) {
            Hooks hooks = of("tu-two-secrets");
            String first = hooks.create(receiver.url("/"));
            String second = hooks.post("/secret").body().get("secret").asString();
            Answer staged = hooks.post("/test");
            assertThat(staged.status()).isEqualTo(202);
            await().atMost(SOON).until(() -> !receiver.got().isEmpty());
            Got got = receiver.got().getFirst();
            assertThat(got.id()).isEqualTo(staged.body().get("webhookId").asString());
            assertThat(got.json().get("type").asString()).isEqualTo("webhook.test");
            assertThat(got.json().get("data").isEmpty()).isTrue();
            assertThat(got.signature()).isEqualTo(signature(second, got) + " " + signature(first, got));
        }
    }

    @Test
    void anEndpointThatIsGoneIsDisabledUntilItIsSetAgain() {
        try (var receiver = new Receiver()) {
            receiver.answers(_ -> 410);
            Hooks hooks = of("tu-410");
            hooks.create(receiver.url("/"));
            hooks.outcome(hooks.deliver("0004", "INSERT"));
            await().atMost(SOON).until(() -> state(hooks).equals("DISABLED"));
            JsonNode disabled = hooks.get("").body();
            assertThat(disabled.get("waiting").asLong()).isZero();
            assertThat(disabled.has("disabledAt")).isTrue();
            assertThat(hooks.post("/test").status()).isEqualTo(409);
            hooks.outcome(hooks.deliver("0004", "DELETE"));
            assertThat(receiver.got()).hasSize(1);
            assertThat(hooks.get("").body().get("waiting").asLong()).isZero();

            receiver.answers(_ -> 204);
            assertThat(hooks.put(receiver.url("/again")).body().get("state").asString())
                    .isEqualTo("ACTIVE");
            hooks.post("/test");
            await().atMost(SOON).until(() -> receiver.got().size() == 2);
        }
    }

    @Test
    void nobodyWaitsForASlowReceiver() throws InterruptedException {
        var held = new CountDownLatch(1);
        try (var slow = new Receiver();
                var fast = new Receiver()) {
            slow.answers(_ -> {
                try {
                    held.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return 204;
            });
            Hooks first = of("tu-slow");
            first.create(slow.url("/"));
            Hooks second = of("tu-fast");
            second.create(fast.url("/"));
            for (int unit = 10; unit < 15; unit++) {
                first.outcome(first.deliver("00" + unit, "INSERT"));
            }
            await().atMost(SOON).until(() -> slow.got().size() == 1);
            second.outcome(second.deliver("0015", "INSERT"));
            await().atMost(SOON).until(() -> fast.got().size() == 1);
            assertThat(slow.got()).as("one request at a time for each receiver").hasSize(1);

            held.countDown();
            await().atMost(SOON).until(() -> slow.got().size() == 5);
        } finally {
            held.countDown();
        }
    }

    @Test
    void whatOneInstanceStagedTheNextOneSends() {
        try (var receiver = new Receiver()) {
            var ids = new HashSet<String>();
            try (RunningOsr stages = Hooks.service(database)) {
                stages.bean(WebhookScheduler.class).stop();
                osr.bean(WebhookScheduler.class).stop();
                Hooks hooks = of(stages, "tu-restart");
                hooks.create(receiver.url("/"));
                for (int unit = 20; unit < 25; unit++) {
                    ids.add(hooks.deliver("00" + unit, "INSERT"));
                }
                ids.forEach(hooks::outcome);
                assertThat(hooks.get("").body().get("waiting").asLong()).isEqualTo(5);
                assertThat(receiver.got()).isEmpty();
            }
            try (RunningOsr next = Hooks.service(database)) {
                await().atMost(SOON).until(() -> delivered(receiver).equals(ids));
                assertThat(of(next, "tu-restart").get("").body().get("waiting").asLong())
                        .isZero();
            }
        } finally {
            osr.close();
            osr = Hooks.service(database, "--zugang.osr.webhook.senders=2");
        }
    }

    private static Set<String> delivered(Receiver receiver) {
        var ids = new HashSet<String>();
        receiver.got()
                .forEach(got -> ids.add(got.json().at("/data/dataDeliveryId").asString()));
        return ids;
    }

    @Test
    void everyDeliveryOfABurstIsToldOnce() {
        try (var receiver = new Receiver()) {
            Hooks hooks = of("tu-burst");
            hooks.create(receiver.url("/"));
            var ids = new HashSet<String>();
            for (int i = 0; i < 60; i++) {
                ids.add(hooks.deliver("00" + (30 + i % 20), "INSERT"));
            }
            await().atMost(SOON).until(() -> delivered(receiver).equals(ids));
            await().atMost(SOON).until(() -> hooks.get("").body().get("waiting").asLong() == 0);
            assertThat(receiver.got()).extracting(Got::id).doesNotHaveDuplicates();
            assertThat(database.value(
                            "select count(*) from webhook_task where task_instance = 'tu-burst' and not picked"))
                    .isEqualTo("0");
        }
    }

    /** What a plain client sees is the same whether its deliveries are pushed or not. */
    @Test
    void clientsOfThePlainStandardNoticeNothing() {
        try (var receiver = new Receiver()) {
            Hooks pushed = of("tu-pushed");
            pushed.create(receiver.url("/"));
            assertThat(answers(pushed, "0060")).isEqualTo(answers(of("tu-plain"), "0061"));
            assertThat(receiver.got()).isNotEmpty();
        }
    }

    private static List<String> answers(Hooks hooks, String unit) {
        var answers = new ArrayList<String>();
        for (String change : List.of("INSERT", "INSERT", "DELETE")) {
            String path = de.zugang.osr.testing.Client.rolesPath("100001", unit);
            String id = hooks.deliver(unit, change);
            hooks.outcome(id);
            for (Answer answer : List.of(
                    hooks.client().get(path),
                    hooks.client().get(de.zugang.osr.testing.Client.statusPath("100001", id)))) {
                var headers = new TreeMap<>(answer.http().headers().map());
                headers.keySet().removeAll(Set.of("date", "x-request-id", "timestamp"));
                answers.add(
                        answer.status() + " " + headers + " " + answer.http().body());
            }
        }
        return answers.stream()
                .map(answer -> answer.replace(unit, "UNIT").replaceAll("\"timestamp\":\"[^\"]*\"", ""))
                .toList();
    }

    private static String state(Hooks hooks) {
        return hooks.get("").body().get("state").asString();
    }

    /** As a receiver computes it. */
    static String signature(String secret, Got got) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = (got.id() + "." + got.timestamp() + "." + got.body()).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (java.security.GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
