package de.zugang.osr.register;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Lines of a file are decided a batch at a time. What comes of them must be what comes of sending each line alone: files of
 * few units, numbers and partners, so that lines meet each other in every way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchTests {

    private static final int LINES = 150;
    private static final String EVERYTHING = """
            select coalesce((select string_agg(b::text, ' ' order by b::text) from (
                       select external_id, customer_number, mscnumber, msc, contracts, closed_until from billing_unit) b), '')
                || coalesce((select string_agg(u::text, ' ' order by u::text) from (
                       select u.external_id, b.external_id, u.customer_number, u.mscnumber, u.pmnumber, u.decommissioned
                         from residential_unit u join billing_unit b on b.id = u.billing_unit_id) u), '')
                || coalesce((select string_agg(r::text, ' ' order by r::text) from (
                       select u.external_id, r.customer_number, r.code, r.valid_from, r.valid_to, r.pmnumber
                         from on_site_role r join residential_unit u on u.id = r.residential_unit_id) r), '')
                || coalesce((select string_agg(p::text, ' ' order by p::text) from (
                       select u.external_id, p.customer_number, p.pmnumber, p.mscnumber, p.name
                         from partner p join residential_unit u on u.id = p.residential_unit_id) p), '')
            """;

    private TestDatabase alone;
    private TestDatabase together;
    private RunningOsr osrAlone;
    private RunningOsr osrTogether;

    @BeforeAll
    void start() {
        alone = TestDatabase.create();
        together = TestDatabase.create();
        osrAlone = RunningOsr.on(alone);
        osrTogether = RunningOsr.on(together);
    }

    @AfterAll
    void stop() {
        osrAlone.close();
        osrTogether.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aBatchDoesWhatItsLinesDoOneAfterTheOther(long seed) {
        for (TestDatabase database : List.of(alone, together)) {
            database.emptyRegister();
        }
        var random = new Random(seed);
        boolean legacy = random.nextBoolean();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(line(random));
        }

        var outcomes = new ArrayList<String>();
        for (String line : lines) {
            outcomes.add(counts(osrAlone.importRegister(line, legacy).body(), 0));
        }
        JsonNode report =
                osrTogether.importRegister(String.join("\n", lines), legacy).body();

        assertThat(together.value(EVERYTHING)).isEqualTo(alone.value(EVERYTHING));
        assertThat(report.get("created").asLong()).isEqualTo(count(outcomes, "created"));
        assertThat(report.get("changed").asLong()).isEqualTo(count(outcomes, "changed"));
        assertThat(report.get("unchanged").asLong()).isEqualTo(count(outcomes, "unchanged"));
        var refusedAlone = new ArrayList<String>();
        for (int i = 0; i < LINES; i++) {
            if (outcomes.get(i).startsWith("refused")) {
                refusedAlone.add((i + 1) + " " + outcomes.get(i));
            }
        }
        var refusedTogether = new ArrayList<String>();
        report.get("refusals")
                .forEach(refusal -> refusedTogether.add(
                        refusal.get("line").asLong() + " refused " + refusal.get("column") + refusal.get("found")));
        assertThat(refusedTogether).isEqualTo(refusedAlone);
    }

    private static long count(List<String> outcomes, String kind) {
        return outcomes.stream().filter(kind::equals).count();
    }

    private static String counts(JsonNode report, int refusal) {
        for (String kind : List.of("created", "changed", "unchanged")) {
            if (report.get(kind).asInt() == 1) {
                return kind;
            }
        }
        JsonNode refused = report.get("refusals").get(refusal);
        return "refused " + refused.get("column") + refused.get("found");
    }

    private static String line(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                """
                {"type":"billingunit","externalId":"b%d","customerNumber":"000000000%d","mscnumber":"30000%d","msc":"%s"}""".formatted(
                                random.nextInt(3),
                                random.nextInt(2),
                                random.nextInt(4),
                                random.nextInt(4) == 0 ? "kalo" : "bved");
            case 1 -> """
                {"type":"residentialunit","externalId":"r%d","billingUnit":"b%d","mscnumber":"%d","decommissioned":%s}""".formatted(random.nextInt(5), random.nextInt(3), random.nextInt(3), random.nextInt(4) == 0);
            default ->
                """
                {"type":"role","externalId":"o%d","residentialUnit":"r%d","role":"%s","from":"20%02d-01-01",\
                "to":"20%02d-12-31","partner":{"pmnumber":"p%d","mscnumber":%s,"name":"n%d"}}""".formatted(
                                random.nextInt(40),
                                random.nextInt(5),
                                List.of("S-COR", "S-BIR", "S-BVA").get(random.nextInt(3)),
                                10 + random.nextInt(5),
                                10 + random.nextInt(8),
                                random.nextInt(2),
                                random.nextInt(3) == 0 ? "\"m" + random.nextInt(2) + "\"" : "null",
                                random.nextInt(3));
        };
    }
}
