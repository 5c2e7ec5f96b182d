package de.zugang.osr.queue;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.Deliveries;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Clients under way while a fault happens. Each has a unit of its own, to which it sends deliveries that replace each other's
 * role: one that is lost or done twice makes a later one fail. With an Idempotency-Key, and again until 202 is answered.
 */
final class CarefulWriters implements AutoCloseable {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int PAUSE_MILLIS = 20;

    private final CountDownLatch ending = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Collection<String> accepted = new ConcurrentLinkedQueue<>();
    private final Collection<String> odd = new ConcurrentLinkedQueue<>();
    private final Collection<Long> refusedAt = new ConcurrentLinkedQueue<>();
    private final int[] steps;

    private CarefulWriters(int count) {
        steps = new int[count];
    }

    static CarefulWriters start(Client client, int count) {
        var writers = new CarefulWriters(count);
        for (int writer = 0; writer < count; writer++) {
            int number = writer;
            writers.threads.add(Thread.ofVirtual().start(() -> writers.write(client, number)));
        }
        return writers;
    }

    private void write(Client client, int number) {
        String unit = unit(number);
        while (ending.getCount() > 0) {
            Answer answer = post(client, unit, steps[number]);
            accepted.add(answer.body().get("dataDeliveryId").asString());
            steps[number]++;
        }
    }

    private Answer post(Client client, String unit, int step) {
        while (true) {
            Answer answer = client.post(
                    Client.rolesPath("100001", unit), body(unit, step), "Idempotency-Key", unit + "-" + step);
            if (answer.status() == 202) {
                return answer;
            }
            refusedAt.add(System.nanoTime());
            if (answer.status() != 503 || answer.header("Retry-After").isEmpty()) {
                odd.add(answer.status() + " " + answer.http().body());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.InterruptedIOException());
        }
    }

    private static String body(String unit, int step) {
        String insert = Deliveries.change("INSERT", "S-COR", begin(step), null, "P");
        String changes =
                step == 0 ? insert : Deliveries.change("DELETE", "S-COR", begin(step - 1), null, "P") + "," + insert;
        return Deliveries.of("100001", unit, changes, "P");
    }

    private static String begin(int step) {
        return FIRST_DAY.plusDays(step).toString();
    }

    static String unit(int number) {
        return "%04d".formatted(number + 1);
    }

    int acceptedSoFar() {
        return accepted.size();
    }

    /** Ids, once all writers have ended. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Answers that are neither 202 nor 503 with Retry-After. */
    List<String> odd() {
        return List.copyOf(odd);
    }

    /** From the first refusal to the last. */
    Duration refusing() {
        long first = refusedAt.stream().mapToLong(Long::longValue).min().orElse(0);
        long last = refusedAt.stream().mapToLong(Long::longValue).max().orElse(0);
        return Duration.ofNanos(last - first);
    }

    /** Begin of the only role that the unit must have at the end. */
    String lastBegin(int number) {
        return begin(steps[number] - 1);
    }

    @Override
    public void close() {
        ending.countDown();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
