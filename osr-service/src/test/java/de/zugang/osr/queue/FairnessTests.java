package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one technical user has piled up is its own affair; {@code -Dfairness.backlog=100000} piles up more than CI does. */
class FairnessTests {

    private static final int BACKLOG = Integer.getInteger("fairness.backlog", 50_000);
    /** Each takes a lock until its transaction ends, and PostgreSQL keeps only so many. */
    private static final int AT_ONCE = 10_000;

    private static final int SAMPLES = 60;
    /**
     * A sender's deliveries end in groups of 32 at most, two at a time. Two are under way when ours is accepted; ours has a
     * transaction of its own, and while that is under way two more may begin and end. A third pair would be too much.
     */
    private static final int MOST_OVERTAKEN = 3 * 2 * 32;

    private TestDatabase database;
    private RunningOsr osr;
    private Client other;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        osr.importRegister(Seed.demoRegister());
        other = osr.as("tu-small", Seed.CUSTOMER);
    }

    @AfterEach
    void stop() {
        osr.close();
    }

    /**
     * Counted in turns, not in milliseconds, so that it says the same on every machine: how many of the other's deliveries
     * end between the acceptance of ours and its end. In the order of acceptance it would be all that wait.
     */
    @Test
    void backlogOfOneSlowsNobodyElse() {
        pileUp(BACKLOG, 200_000);
        List<Turn> turns = turns();
        long left = waiting();
        System.out.printf(
                "behind a backlog of %d (%d left): %d of the other's ended before ours in 95 %% of cases, %d at most; p95 %d ms%n",
                BACKLOG,
                left,
                percentile95(turns, Turn::overtaken),
                turns.stream().mapToLong(Turn::overtaken).max().orElseThrow(),
                percentile95(turns, Turn::milliseconds));
        assertThat(left).as("still a backlog at the end").isGreaterThan(BACKLOG / 10);
        assertThat(percentile95(turns, Turn::overtaken)).isLessThan(MOST_OVERTAKEN);
    }

    /** Deliveries of another technical user, each to a unit of its own, as if they had been accepted a moment ago. */
    private void pileUp(int deliveries, int firstBillingUnit) {
        for (int piled = 0; piled < deliveries; piled += AT_ONCE) {
            accept(Math.min(AT_ONCE, deliveries - piled), firstBillingUnit + piled);
        }
        osr.bean(Dispatcher.class).wake();
    }

    private void accept(int deliveries, int firstBillingUnit) {
        database.execute("""
            with sent as (
                insert into delivery (id, technical_user, billing_unit_number, residential_unit_number, content, status,
                                      accepted_at)
                select gen_random_uuid(), 'tu-large', n::text, '0001',
                       jsonb_build_object('body', jsonb_build_object('billingUnit', n::text, 'residentialUnit', '0001'),
                                          'content', '{"roles": [], "partners": []}'::jsonb),
                       'IN_PROGRESS', now()
                  from generate_series(%d, %d) as n
                returning id, billing_unit_number)
            select enqueue(array_agg(billing_unit_number || '/0001'), array_agg(id), 'tu-large', '{0000000001}', 0,
                           array_agg(11))
              from sent
            """.formatted(firstBillingUnit, firstBillingUnit + deliveries - 1));
    }

    /** How long ours took from acceptance to end, and how many of the other's ended in that time. */
    private record Turn(long milliseconds, long overtaken) {}

    private List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < SAMPLES; i++) {
            String unit = "%04d".formatted(1 + i);
            String id = other.deliver("100001", unit, Deliveries.insert("100001", unit));
            assertThat(other.outcome("100001", id).get("status").asString()).isEqualTo("SUCCESS");
            turns.add(turn(id));
        }
        return turns;
    }

    private Turn turn(String id) {
        return new Turn(number("""
                select (extract(epoch from finished_at - accepted_at) * 1000)::bigint from delivery where id = '%s'
                """.formatted(id)), number("""
                select count(*) from delivery theirs, delivery ours
                 where theirs.technical_user = 'tu-large' and ours.id = '%s'
                   and theirs.finished_at between ours.accepted_at and ours.finished_at
                """.formatted(id)));
    }

    private static long percentile95(List<Turn> turns, ToLongFunction<Turn> figure) {
        return turns.stream()
                .mapToLong(figure)
                .sorted()
                .skip(turns.size() * 95L / 100)
                .findFirst()
                .orElseThrow();
    }

    private long waiting() {
        return number("select count(*) from waiting_delivery");
    }

    private long number(String query) {
        return Long.parseLong(database.value(query));
    }
}
