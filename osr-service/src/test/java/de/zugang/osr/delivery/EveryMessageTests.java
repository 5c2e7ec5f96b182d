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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every message comes over HTTP from its rule's bad example, at every kind of MSC that the rule is for: with its key, its
 * text word for word, and what it is about. The good example succeeds there. What the table says is shown in another way is:
 * KALO-27 at the rule, since over the API others come first, and 15 to 17 by a database that refuses to store.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMessageTests {

    private static final String CUSTOMER = "0000000042";
    private static final List<Rule> RULES =
            new DeliveryConfiguration().ruleBook().rules();

    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;
    private final Map<Case, Sent> bad = new LinkedHashMap<>();
    private final Map<Case, Sent> good = new LinkedHashMap<>();

    /** A rule at an MSC. */
    record Case(String id, Profile profile, boolean checks) {

        String msc() {
            return profile.name().toLowerCase(Locale.ROOT) + (checks ? "" : "-unchecked");
        }

        MessageRule says() {
            return RULES.stream()
                    .filter(rule -> rule.id().text().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .says();
        }

        @Override
        public String toString() {
            return id + " at " + msc();
        }
    }

    private record Sent(ScenarioHttp example, Answer answer) {}

    static List<Case> cases() {
        return RULES.stream()
                .filter(rule -> !ShownBy.of(rule.id().text()).equals(ShownBy.RULE_LEVEL))
                .flatMap(EveryMessageTests::casesOf)
                .toList();
    }

    private static Stream<Case> casesOf(Rule rule) {
        MessageRule says = rule.says();
        return Stream.of(Profile.values())
                .filter(profile -> isFor(profile, says))
                .flatMap(profile -> Stream.of(true, false)
                        .filter(checks ->
                                checks ? says.applies() != Applies.BOTH_UNSCREENED : says.phase() != Phase.SYNCHRONOUS)
                        .map(checks -> new Case(rule.id().text(), profile, checks)));
    }

    private static boolean isFor(Profile profile, MessageRule says) {
        boolean isForBoth = says.applies() == Applies.BOTH || says.applies() == Applies.BOTH_UNSCREENED;
        Profile shownWith = RuleExampleTests.profile(says);
        return profile == shownWith || (isForBoth && shownWith == Profile.KALO);
    }

    @BeforeAll
    void sendAllExamples() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database, mscs());
        caller = osr.as("tu-a", CUSTOMER);
        int number = 400_000;
        for (Case each : cases()) {
            bad.put(each, send(each, each.says().bad(), ++number));
            good.put(each, send(each, each.says().good(), ++number));
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
                arguments.add(prefix + "name=" + new Case("", profile, checks).msc());
                arguments.add(prefix + "profile=" + profile);
                arguments.add(prefix + "synchronous-checks=" + checks);
            }
        }
        arguments.add("--zugang.osr.default-msc=kalo");
        arguments.add("--zugang.osr.queue.first-pause=1ms");
        return arguments.toArray(String[]::new);
    }

    private Sent send(Case where, String line, int number) {
        var example = new ScenarioHttp(Scenario.read(line), String.valueOf(number), CUSTOMER, where.msc());
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void badExampleIsAnsweredWithThisMessageOnlyAndSaysWhatItIsAbout(Case where) {
        JsonNode status = outcome(where.says(), sent(bad, where));
        assertThat(status.get("status").asString()).isEqualTo("FAIL");
        List<JsonNode> messages = new ArrayList<>();
        status.get("roleMessages").forEach(messages::add);
        status.get("partnerMessages").forEach(messages::add);
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.get("message").asString()).isEqualTo(where.says().text());
            assertThat(message.get("key").asString()).isEqualTo(where.id().startsWith("OSR") ? where.id() : "OSR-KALO");
        });
        assertThat(references(status)).isEqualTo(MessageReferences.of(where.id()));
    }

    /** What the messages are about, one word for each field of the standard. */
    private static List<String> references(JsonNode status) {
        var references = new ArrayList<String>();
        status.get("roleMessages")
                .forEach(message -> references.add("role %s %s..%s %s"
                        .formatted(
                                text(message.get("role")),
                                text(message.get("from")),
                                text(message.get("to")),
                                numbers(message))));
        status.get("partnerMessages").forEach(message -> references.add("partner " + numbers(message)));
        return references;
    }

    private static String numbers(JsonNode message) {
        JsonNode partner = message.get("partner");
        return partner.isNull() ? "-" : text(partner.get("pmnumber")) + "/" + text(partner.get("mscnumber"));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "-" : value.asString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void goodExampleSucceeds(Case where) {
        Sent sent = sent(good, where);
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

    private static Sent sent(Map<Case, Sent> all, Case where) {
        @Nullable Sent sent = all.get(where);
        assertThat(sent).isNotNull();
        return sent;
    }
}
