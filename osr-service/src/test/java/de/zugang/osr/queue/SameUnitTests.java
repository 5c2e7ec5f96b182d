package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fifty writers send at once, to few units, over two instances on one database. Whatever the order of acceptance was,
 * every status and every role is what a model says that does the same deliveries one after the other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameUnitTests {

    private static final int WRITERS = 50;
    private static final int EACH = 3;
    private static final List<String> UNITS = List.of("0001", "0002");
    private static final String REGISTER = """
            {"type": "billingunit", "externalId": "b", "customerNumber": "%s", "mscnumber": "777777", "msc": "bved", "contracts": ["S-COR", "S-BIR", "S-BVA"]}
            {"type": "residentialunit", "externalId": "b1", "billingUnit": "b", "mscnumber": "0001"}
            {"type": "residentialunit", "externalId": "b2", "billingUnit": "b", "mscnumber": "0002"}
            """.formatted(Seed.CUSTOMER);

    private TestDatabase database;
    private RunningOsr one;
    private RunningOsr two;

    /** One delivery as its sender saw it: between the two moments it was accepted. */
    private record Posted(String id, String unit, SentChanges sent, long begun, long answered) {}

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        one = RunningOsr.on(database);
        two = RunningOsr.on(database);
        database.execute(
                "create table accepted_order (number bigint, delivery_id uuid)",
                "create function note() returns trigger language plpgsql security definer as"
                        + " $$begin insert into osr.accepted_order values (new.number, new.delivery_id); return null; end$$",
                "create trigger note after insert on waiting_delivery for each row execute function note()");
    }

    @BeforeEach
    void forget() {
        database.emptyRegister();
        database.empty("accepted_order");
        one.importRegister(Seed.demoRegister());
        one.importRegister(REGISTER);
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
    }

    @ParameterizedTest
    @CsvSource({"100001, true, 1", "777777, false, 2"})
    void endsAsIfDeliveriesCameOneByOne(String billingUnit, boolean isKalo, long seed) throws Exception {
        Map<String, Posted> posted = postAll(billingUnit, isKalo, seed);
        List<Posted> inOrder = acceptedOrder().stream().map(posted::get).toList();

        assertThat(inOrder).hasSize(WRITERS * EACH).doesNotContainNull();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        database.value("select count(*) from waiting_delivery").equals("0"));
        Map<String, String> ends = ends();
        for (String unit : UNITS) {
            List<Posted> ofUnit =
                    inOrder.stream().filter(one -> one.unit().equals(unit)).toList();
            assertNoneOvertookAnother(ofUnit);
            assertSameAsModel(billingUnit, unit, isKalo, ofUnit, ends);
        }
    }

    private Map<String, Posted> postAll(String billingUnit, boolean isKalo, long seed) throws Exception {
        List<Callable<List<Posted>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var random = new Random(seed * 1000 + writer);
            // four technical users of one customer, at either instance
            Client client = (writer % 2 == 0 ? one : two).as("tu-" + writer % 4, Seed.CUSTOMER);
            writers.add(() -> {
                var mine = new ArrayList<Posted>();
                for (int i = 0; i < EACH; i++) {
                    mine.add(post(client, billingUnit, UNITS.get(random.nextInt(UNITS.size())), random, isKalo));
                }
                return mine;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Posted>();
            for (Future<List<Posted>> writer : threads.invokeAll(writers)) {
                all.addAll(writer.get());
            }
            return all.stream().collect(Collectors.toMap(Posted::id, Function.identity()));
        }
    }

    private static Posted post(Client client, String billingUnit, String unit, Random random, boolean isKalo) {
        var sent = SentChanges.of(random, isKalo);
        long begun = System.nanoTime();
        String id = client.deliverPatiently(billingUnit, unit, sent.body(billingUnit, unit));
        return new Posted(id, unit, sent, begun, System.nanoTime());
    }

    /** What was answered before another one was begun was accepted before it. */
    private static void assertNoneOvertookAnother(List<Posted> inOrder) {
        long latestBegin = Long.MIN_VALUE;
        for (Posted posted : inOrder) {
            assertThat(posted.answered()).isGreaterThan(latestBegin);
            latestBegin = Math.max(latestBegin, posted.begun());
        }
    }

    private void assertSameAsModel(
            String billingUnit, String unit, boolean isKalo, List<Posted> inOrder, Map<String, String> ends) {
        var model = new UnitModel(isKalo);
        int succeeded = 0;
        for (Posted posted : inOrder) {
            boolean succeeds = model.deliver(posted.sent().changes());
            succeeded += succeeds ? 1 : 0;
            assertThat(ends.get(posted.id())).as("%s", posted).isEqualTo(succeeds ? "SUCCESS" : "FAIL");
        }
        assertThat(succeeded).as("deliveries that changed something").isPositive();
        assertThat(stored(billingUnit, unit))
                .isEqualTo(model.roles().stream()
                        .sorted(Comparator.comparing(UnitModel.Role::from))
                        .map(role -> role.code() + " " + role.from() + " " + role.last() + " " + role.partner())
                        .collect(Collectors.joining(",")));
    }

    /** Status by delivery. */
    private Map<String, String> ends() {
        return Stream.of(database.value("select string_agg(id || ' ' || status, ',') from delivery")
                        .split(","))
                .map(end -> end.split(" "))
                .collect(Collectors.toMap(end -> end[0], end -> end[1]));
    }

    private String stored(String billingUnit, String unit) {
        return database.value("""
                select coalesce(string_agg(concat_ws(' ', code, valid_from, coalesce(valid_to, '9999-12-31'), pmnumber),
                                           ',' order by valid_from), '')
                  from on_site_role where residential_unit_id in (
                       select u.id from residential_unit u join billing_unit b on b.id = u.billing_unit_id
                        where b.mscnumber = '%s' and u.mscnumber = '%s')
                """.formatted(billingUnit, unit));
    }

    private List<String> acceptedOrder() {
        return List.of(database.value("select string_agg(delivery_id::text, ',' order by number) from accepted_order")
                .split(","));
    }
}
