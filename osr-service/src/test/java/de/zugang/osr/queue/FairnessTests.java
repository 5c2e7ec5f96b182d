package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one technical user has piled up is its own affair. */
class FairnessTests {

    private static final int BACKLOG = 20_000;
    private static final int SAMPLES = 60;

    private TestDatabase database;
    private RunningOsr osr;
    private Client other;
    private int portions;

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

    /** Normal is a machine that is as busy with deliveries of the same kind, but where few of them wait. */
    @Test
    void backlogOfOneSlowsNobodyElse() {
        Duration idle = percentile95(samples(1, () -> {}));
        Duration busy = percentile95(samples(100, this::keepBusy));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);

        pileUp(BACKLOG, 200_000);
        Duration piled = percentile95(samples(200, () -> {}));
        long left = waiting();
        System.out.printf(
                "p95 from acceptance to end: %d ms idle, %d ms busy, %d ms behind a backlog of %d (%d left)%n",
                idle.toMillis(), busy.toMillis(), piled.toMillis(), BACKLOG, left);
        assertThat(left).as("still a backlog at the end").isGreaterThan(BACKLOG / 10);
        assertThat(piled).isLessThan(busy.multipliedBy(2).plusMillis(20));
    }

    /** A few more than workers, anew for each sample. */
    private void keepBusy() {
        pileUp(12, 100_000 + 12 * ++portions);
    }

    /** Deliveries of another technical user, each to a unit of its own, as if they had been accepted a moment ago. */
    private void pileUp(int deliveries, int firstBillingUnit) {
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
        osr.bean(Dispatcher.class).wake();
    }

    private List<Duration> samples(int firstUnit, Runnable meanwhile) {
        var samples = new ArrayList<Duration>();
        for (int i = 0; i < SAMPLES; i++) {
            meanwhile.run();
            String unit = "%04d".formatted(firstUnit + i);
            String id = other.deliver("100001", unit, Deliveries.insert("100001", unit));
            assertThat(other.outcome("100001", id).get("status").asString()).isEqualTo("SUCCESS");
            samples.add(Duration.ofMillis(Long.parseLong(database.value(
                    "select (extract(epoch from finished_at - accepted_at) * 1000)::int from delivery where id = '" + id
                            + "'"))));
        }
        return samples;
    }

    private static Duration percentile95(List<Duration> samples) {
        return samples.stream()
                .sorted()
                .skip(samples.size() * 95L / 100)
                .findFirst()
                .orElseThrow();
    }

    private long waiting() {
        return Long.parseLong(database.value("select count(*) from waiting_delivery"));
    }
}
