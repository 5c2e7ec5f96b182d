package de.zugang.sandbox.sweep;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the deliveries of its units in turn, each with an Idempotency-Key and until a 202 comes, to whichever instance: what a
 * careful client does.
 */
final class Writer implements Runnable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(503);

    private final List<Chain> chains;
    private final List<Instance> instances;
    private final Supplier<String> passport;
    private final Journal journal;
    private final RandomGenerator random;
    private final int[] next;
    private final Set<String> complaints = new ConcurrentSkipListSet<>();
    private volatile boolean ending;

    Writer(
            List<Chain> chains,
            List<Instance> instances,
            Supplier<String> passport,
            Journal journal,
            RandomGenerator random) {
        this.chains = chains;
        this.instances = instances;
        this.passport = passport;
        this.journal = journal;
        this.random = random;
        this.next = new int[chains.size()];
    }

    /** Finishes the delivery it is at and ends. */
    void end() {
        ending = true;
    }

    /** Answers that no client should see. */
    Set<String> complaints() {
        return complaints;
    }

    @Override
    public void run() {
        try {
            for (int i = 0; !ending; i = (i + 1) % chains.size()) {
                Chain chain = chains.get(i);
                String id = send(chain, next[i]);
                journal.write(new Journal.Line(id, chain.unit(), next[i]));
                next[i]++;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String send(Chain chain, int step) throws InterruptedException {
        while (true) {
            Instance instance = instances.get(random.nextInt(instances.size()));
            Optional<String> id = instance.isReady() ? post(instance, chain, step) : Optional.empty();
            if (id.isPresent()) {
                return id.get();
            }
            Thread.sleep(PAUSE);
        }
    }

    private Optional<String> post(Instance instance, Chain chain, int step) throws InterruptedException {
        var request = HttpRequest.newBuilder(instance.uri(chain.path()))
                .header("Authorization", "Bearer " + passport.get())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", chain.unit() + "-" + step)
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(chain.body(step)))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 202) {
                return Optional.of(JsonMapper.shared()
                        .readTree(answer.body())
                        .path("dataDeliveryId")
                        .stringValue());
            }
            if (!WORTH_ANOTHER_TRY.contains(answer.statusCode())) {
                complaints.add(String.valueOf(answer.statusCode()));
            }
            return Optional.empty();
        } catch (IOException killed) {
            return Optional.empty(); // accepted or not; the key tells next time
        }
    }
}
