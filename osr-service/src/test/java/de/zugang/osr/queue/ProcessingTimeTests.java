package de.zugang.osr.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty deliveries a second for eight seconds: each is known at once, and soon done. */
class ProcessingTimeTests {

    private static final int PER_SECOND = 20;
    private static final int SECONDS = 8;
    private static final int UNITS = 20;

    @Test
    void isKnownAtOnceAndProcessedWithinTwoSeconds() {
        TestDatabase database = TestDatabase.create();
        try (RunningOsr osr = RunningOsr.on(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            osr.importRegister(Seed.demoRegister());
            Client client = osr.as("tu-a", Seed.CUSTOMER);

            List<CompletableFuture<Integer>> questions = IntStream.range(0, PER_SECOND * SECONDS)
                    .mapToObj(number -> {
                        Executor later = CompletableFuture.delayedExecutor(
                                number * 1000L / PER_SECOND, TimeUnit.MILLISECONDS, threads);
                        return CompletableFuture.supplyAsync(() -> statusRightAfterwards(client, number), later);
                    })
                    .toList();

            assertThat(questions.stream().map(CompletableFuture::join)).containsOnly(200);
            assertThat(database.value("select count(*) from delivery where finished_at is null"))
                    .matches("[0-9]|1[0-9]");
            assertThat(seconds(database, 0.95)).isLessThanOrEqualTo(2);
            assertThat(seconds(database, 0.99)).isLessThanOrEqualTo(10);
        }
    }

    private static int statusRightAfterwards(Client client, int number) {
        String unit = "%04d".formatted(1 + number % UNITS);
        String id = client.deliver("100001", unit, Deliveries.insert("100001", unit));
        return client.get(Client.statusPath("100001", id)).status();
    }

    /** Of those that are done, from acceptance to end. */
    private static double seconds(TestDatabase database, double part) {
        return Double.parseDouble(database.value("""
                select percentile_disc(%s) within group (order by extract(epoch from finished_at - accepted_at))
                  from delivery where finished_at is not null
                """.formatted(part)));
    }
}
