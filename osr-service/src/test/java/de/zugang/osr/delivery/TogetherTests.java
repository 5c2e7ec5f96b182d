package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TogetherTests {

    private final List<List<String>> groups = new CopyOnWriteArrayList<>();
    private final Semaphore open = new Semaphore(0);
    private final Phaser inside = new Phaser(1);

    private final Together<String, String> together = new Together<>(
            1,
            (group, next) ->
                    group.size() < 3 && next.charAt(0) == group.getFirst().charAt(0),
            this::act,
            failure -> failure instanceof ArithmeticException);

    private List<String> act(List<String> wanted) {
        groups.add(wanted);
        inside.arrive();
        open.acquireUninterruptibly();
        if (wanted.contains("a-bad")) {
            throw new IllegalArgumentException("bad");
        }
        if (wanted.contains("a-away")) {
            throw new ArithmeticException("away");
        }
        return wanted.stream().map(one -> one + "!").toList();
    }

    /** Starts callers one after the other; the first one is inside already when the others come. */
    private List<CompletableFuture<String>> callers(String... wanted) throws Exception {
        var results = new ArrayList<CompletableFuture<String>>();
        for (String one : wanted) {
            var result = new CompletableFuture<String>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    result.complete(together.done(one));
                } catch (RuntimeException refused) {
                    result.completeExceptionally(refused);
                }
            });
            if (results.isEmpty()) {
                inside.awaitAdvanceInterruptibly(0, 10, TimeUnit.SECONDS);
            } else {
                awaitWaiting(caller);
            }
            results.add(result);
        }
        return results;
    }

    private static void awaitWaiting(Thread caller) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).as("caller waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static List<String> results(List<CompletableFuture<String>> futures) throws Exception {
        var results = new ArrayList<String>();
        for (CompletableFuture<String> future : futures) {
            results.add(future.get(10, TimeUnit.SECONDS));
        }
        return results;
    }

    @Test
    void actsAtOnceForOneWhoIsAlone() {
        open.release();

        assertThat(together.done("a1")).isEqualTo("a1!");
        assertThat(groups).containsExactly(List.of("a1"));
    }

    @Test
    void takesAlongThoseWhoFitInTheOrderOfTheirArrival() throws Exception {
        List<CompletableFuture<String>> futures = callers("a1", "a2", "b1", "a3", "a4", "a5", "b2");
        open.release(10);

        assertThat(results(futures)).containsExactly("a1!", "a2!", "b1!", "a3!", "a4!", "a5!", "b2!");
        assertThat(groups)
                .containsExactly(List.of("a1"), List.of("a2", "a3", "a4"), List.of("b1", "b2"), List.of("a5"));
    }

    @Test
    void triesEachAloneWhenAGroupFails() throws Exception {
        List<CompletableFuture<String>> futures = callers("a1", "a2", "a-bad", "a3");
        open.release(10);

        assertThat(results(List.of(futures.get(0), futures.get(1), futures.get(3))))
                .containsExactly("a1!", "a2!", "a3!");
        assertThatThrownBy(() -> futures.get(2).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(groups).contains(List.of("a2", "a-bad", "a3"), List.of("a2"), List.of("a-bad"), List.of("a3"));
    }

    @Test
    void triesNobodyAgainWhenTheFailureIsNobodysOwn() throws Exception {
        List<CompletableFuture<String>> futures = callers("a1", "a2", "a-away");
        open.release(10);

        assertThat(results(futures.subList(0, 1))).containsExactly("a1!");
        for (CompletableFuture<String> future : futures.subList(1, 3)) {
            assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ArithmeticException.class);
        }
        assertThat(groups).containsExactly(List.of("a1"), List.of("a2", "a-away"));
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        List<CompletableFuture<String>> futures = callers("a-bad");
        open.release(10);
        assertThatThrownBy(() -> futures.getFirst().get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalArgumentException.class);

        assertThat(together.done("a1")).isEqualTo("a1!");
    }
}
