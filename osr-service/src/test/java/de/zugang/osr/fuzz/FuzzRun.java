package de.zugang.osr.fuzz;

import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.core.JacksonException;

/** Many requests from several callers at once. */
final class FuzzRun {

    /** To send one request of a run again: its index, and one request. */
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);

    /** How long a machine with too much to do may say so. */
    private static final Duration LONGEST_OVERRUN = Duration.ofSeconds(30);

    /** A build is to fail by its change alone; look for what nobody asked yet with other seeds, by command. */
    private static final long ALWAYS = 20_261_122;

    private static final int CALLERS = 12;
    private static final int MOST_FAULTS = 10;
    /** A passport lives a minute. */
    private static final Duration TOKEN_AGE = Duration.ofSeconds(20);

    private final Words words;
    private final int requests;
    private final long seed = Long.getLong("fuzz.seed", ALWAYS);
    private final RequestMaker maker;
    private final AnswerCheck check;
    private final Contract contract;
    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
    private final AtomicInteger comeBacks = new AtomicInteger();
    private Duration took = Duration.ZERO;

    FuzzRun(Contract contract, Words words, int requests) {
        this.contract = contract;
        this.words = words;
        this.requests = requests;
        this.maker = new RequestMaker(contract, words, seed);
        this.check = new AnswerCheck(contract);
    }

    /** The first faults, none if all went well. */
    List<String> against(String base, IntFunction<String> token, Consumer<Answer> seen) {
        Instant begin = Instant.now();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> CompletableFuture.runAsync(() -> call(URI.create(base), token, seen), callers))
                    .limit(CALLERS)
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        took = Duration.between(begin, Instant.now());
        System.out.println(this);
        return faults;
    }

    Map<Integer, Integer> statuses() {
        return statuses;
    }

    private void call(URI base, IntFunction<String> tokens, Consumer<Answer> seen) {
        Map<Integer, String> passports = new HashMap<>();
        Instant renew = Instant.now().plus(TOKEN_AGE);
        for (int index = next.getAndIncrement();
                index < FIRST + requests && faults.size() < MOST_FAULTS;
                index = next.getAndIncrement()) {
            if (Instant.now().isAfter(renew)) {
                passports.clear();
                renew = Instant.now().plus(TOKEN_AGE);
            }
            Request request = maker.make(index);
            one(request, base, passports.computeIfAbsent(request.user(), tokens::apply), seen);
        }
    }

    /** As a client would: who is told to come back later does so, a few times; that is counted, not hidden. */
    private Answer answer(Request request, URI base, String token) {
        Answer first = RunningOsr.send(request.http(base, token));
        if (first.status() != 503 || first.header("Retry-After").isEmpty()) {
            return first;
        }
        comeBacks.incrementAndGet();
        return await().pollInterval(Duration.ofSeconds(Long.parseLong(first.header("Retry-After"))))
                .atMost(LONGEST_OVERRUN)
                .until(() -> RunningOsr.send(request.http(base, token)), again -> again.status() != 503);
    }

    private void one(Request request, URI base, String token, Consumer<Answer> seen) {
        try {
            Answer answer = answer(request, base, token);
            statuses.merge(answer.status(), 1, Integer::sum);
            String fault = check.fault(request, answer);
            if (fault != null) {
                faults.add("%s%n→ %d %s: %s%n%s"
                        .formatted(
                                request,
                                answer.status(),
                                fault,
                                answer.contentType(),
                                answer.http().body()));
                return;
            }
            seen.accept(answer);
            words.learn(request.user(), answer);
        } catch (JacksonException
                | IllegalArgumentException
                | IllegalStateException
                | UncheckedIOException
                | ConditionTimeoutException e) {
            faults.add("%s%n→ no answer: %s".formatted(request, e));
        }
    }

    @Override
    public String toString() {
        return "%s: -Dfuzz.seed=%d, %d requests in %d s, answers by status %s, told to come back %d times"
                .formatted(contract.name(), seed, requests, took.toSeconds(), statuses, comeBacks.get());
    }
}
