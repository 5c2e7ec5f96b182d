package de.zugang.sandbox.sweep;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Lets an instance do what instances of a sweep do, so that what its virtual machine writes down at its end holds all that
 * they load: when it is up, and when the first deliveries come.
 */
record Training(Instance instance, String passport) {

    private static final int DELIVERIES = 200;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    void awaitStart() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!instance.isReady()) {
            if (!instance.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("osr-service does not start");
            }
            Thread.sleep(PAUSE);
        }
    }

    void deliver(Chain chain) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int step = 0; step < DELIVERIES; step++) {
                var request = HttpRequest.newBuilder(instance.uri(chain.path()))
                        .header("Authorization", "Bearer " + passport)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "training-" + step)
                        .POST(HttpRequest.BodyPublishers.ofString(chain.body(step)))
                        .build();
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 202) {
                    throw new IllegalStateException("a delivery was answered " + status + " (expected: 202)");
                }
            }
        }
    }
}
