package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.message.Phase;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.Scenario;
import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.unit.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every message comes over HTTP from its rule's bad example, and the good example succeeds. The way out of the rules:
 * KALO-27 cannot come over the API, 15 to 17 come from a database that refuses to store.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMessageTests {

    private static final String CUSTOMER = "0000000042";

    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;
    private final Map<String, Sent> bad = new LinkedHashMap<>();
    private final Map<String, Sent> good = new LinkedHashMap<>();

    private record Sent(ScenarioHttp example, Answer answer) {}

    static List<String> ids() {
        return RULES.stream()
                .map(rule -> rule.id().text())
                .filter(id -> !id.equals("KALO-27"))
                .toList();
    }

    private static final List<Rule> RULES =
            new DeliveryConfiguration().ruleBook().rules();

    @BeforeAll
    void sendAllExamples() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database, mscs());
        caller = osr.as("tu-a", CUSTOMER);
        int number = 400_000;
        for (Rule rule : RULES) {
            bad.put(rule.id().text(), send(rule.says(), rule.says().bad(), ++number));
            good.put(rule.id().text(), send(rule.says(), rule.says().good(), ++number));
        }
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    private static String[] mscs() {
        var arguments = new ArrayList<String>();
        int index = 0;
        for (Profile profile : Profile.values()) {
            for (boolean checks : new boolean[] {true, false}) {
                String prefix = "--zugang.osr.mscs[" + index++ + "].";
                arguments.add(prefix + "name=" + msc(profile, checks));
                arguments.add(prefix + "profile=" + profile);
                arguments.add(prefix + "synchronous-checks=" + checks);
            }
        }
        arguments.add("--zugang.osr.default-msc=" + msc(Profile.KALO, true));
        return arguments.toArray(String[]::new);
    }

    private static String msc(Profile profile, boolean checks) {
        return profile.name().toLowerCase(Locale.ROOT) + (checks ? "" : "-unchecked");
    }

    private Sent send(MessageRule says, String line, int number) {
        var example = new ScenarioHttp(
                Scenario.read(line),
                String.valueOf(number),
                CUSTOMER,
                msc(RuleExampleTests.profile(says), says.applies() != Applies.BOTH_UNSCREENED));
        JsonNode report = osr.importRegister(example.register(), true).body();
        assertThat(report.get("refused").asInt()).as(report.toString()).isZero();
        if (example.scenario().storingFails) {
            failToStoreIn(example.billingUnit());
        }
        return new Sent(example, caller.post(example.path(), example.body()));
    }

    private void failToStoreIn(String billingUnit) {
        String unit = "(select id from residential_unit where external_id = '" + billingUnit + "-a')";
        String name = "fail_" + billingUnit;
        String id = database.value("select " + unit);
        database.execute(
                "create function " + name + "() returns trigger language plpgsql as"
                        + " $$begin raise exception 'disk on fire'; end$$",
                "create trigger " + name + "_old before update or delete on on_site_role for each row when"
                        + " (old.residential_unit_id = " + id + ") execute function " + name + "()",
                "create trigger " + name + "_new before insert on on_site_role for each row when"
                        + " (new.residential_unit_id = " + id + ") execute function " + name + "()");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void badExampleIsAnsweredWithThisMessageOnly(String id) {
        MessageRule says = RULES.stream()
                .filter(rule -> rule.id().text().equals(id))
                .findFirst()
                .orElseThrow()
                .says();
        JsonNode status = outcome(says, sent(bad, id));
        assertThat(status.get("status").asString()).isEqualTo("FAIL");
        List<JsonNode> messages = new ArrayList<>();
        status.get("roleMessages").forEach(messages::add);
        status.get("partnerMessages").forEach(messages::add);
        assertThat(messages).isNotEmpty().allSatisfy(message -> {
            assertThat(message.get("message").asString()).isEqualTo(says.text());
            assertThat(message.get("key").asString()).isEqualTo(id.startsWith("OSR") ? id : "OSR-KALO");
        });
    }

    @ParameterizedTest
    @MethodSource("ids")
    void goodExampleSucceeds(String id) {
        Sent sent = sent(good, id);
        assertThat(sent.answer().status()).as(sent.answer().http().body()).isEqualTo(202);
        assertThat(finalStatus(sent).toString()).contains("SUCCESS");
    }

    private JsonNode outcome(MessageRule says, Sent sent) {
        if (says.phase() == Phase.SYNCHRONOUS) {
            assertThat(sent.answer().status()).isEqualTo(400);
            assertThat(sent.answer().contentType()).startsWith("application/json");
            return sent.answer().body();
        }
        assertThat(sent.answer().status()).isEqualTo(202);
        return finalStatus(sent);
    }

    private JsonNode finalStatus(Sent sent) {
        return caller.outcome(
                sent.example().pathBillingUnit(),
                sent.answer().body().get("dataDeliveryId").asString());
    }

    private static Sent sent(Map<String, Sent> all, String id) {
        @Nullable Sent sent = all.get(id);
        assertThat(sent).isNotNull();
        return sent;
    }
}
