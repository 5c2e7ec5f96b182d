package de.zugang.bench.ola;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Hands batches over to ola-service as the authorization host would, as fast as it takes them. */
record Ingest(URI endpoint, String token, int customers) {

    static final int BATCH = 500;
    /** As many as the service works on at a time. */
    static final int HOSTS = 4;

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int OK = 200;
    private static final int PERCENT = 100;
    private static final double NANOS_PER_MS = 1e6;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * What was taken.
     *
     * @param batchMs times from sending a batch to its answer, ascending; from then on every reader sees it
     */
    record Round(List<Double> batchMs, double seconds) {

        long stored() {
            return (long) batchMs.size() * BATCH;
        }

        double perSecond() {
            return stored() / seconds;
        }

        double percentile(int percent) {
            return batchMs.get(Math.min(batchMs.size() - 1, batchMs.size() * percent / PERCENT));
        }
    }

    Round run(Duration time) {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        var batches = new ArrayList<Double>();
        try (var http = HttpClient.newHttpClient();
                var hosts = Executors.newFixedThreadPool(HOSTS)) {
            var running = new ArrayList<Future<List<Double>>>();
            for (int host = 0; host < HOSTS; host++) {
                running.add(hosts.submit((Callable<List<Double>>) () -> handOver(http, end)));
            }
            for (Future<List<Double>> one : running) {
                batches.addAll(one.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed);
        }
        double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Round(batches.stream().sorted().toList(), seconds);
    }

    private List<Double> handOver(HttpClient http, long end) throws IOException, InterruptedException {
        var batches = new ArrayList<Double>();
        while (System.nanoTime() < end) {
            var request = HttpRequest.newBuilder(endpoint)
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(batch()))
                    .build();
            long sent = System.nanoTime();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK || !answer.body().contains("\"accepted\":" + BATCH)) {
                throw new IllegalStateException("a batch was answered " + answer.statusCode() + ": " + answer.body());
            }
            batches.add((System.nanoTime() - sent) / NANOS_PER_MS);
        }
        return batches;
    }

    private String batch() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        int first = ThreadLocalRandom.current().nextInt(customers);
        var json = new StringBuilder(BATCH * 400).append("{\"authorizationRequests\":[");
        for (int i = 0; i < BATCH; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("""
                    {"id":"s-%d","customerId":"%010d","requestedAt":"%s","result":"APPROVED",\
                    "cardNumber":"************1234","merchant":{"id":"DE-4711","name":"Autohof Musterstadt","country":"DE"},\
                    "amount":{"value":83.25,"currency":"EUR"},\
                    "products":[{"code":"DIESEL","name":"Diesel","quantity":51.2,"unit":"l"}]}""".formatted(NUMBER.incrementAndGet(), (first + i) % customers, now.minusMillis(i)));
        }
        return json.append("]}").toString();
    }
}
