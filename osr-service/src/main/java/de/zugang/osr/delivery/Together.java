package de.zugang.osr.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Lets callers that come at the same moment share one transaction: while a few act, others wait, and the next one to act
 * takes along those behind it. Nobody waits for company: a caller that is alone acts at once. One commit then serves
 * many, and few connections serve any number of callers.
 *
 * @param <T> what a caller wants done
 * @param <R> what comes of it
 */
final class Together<T, R> {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final int seats;
    private final BiPredicate<List<T>, T> fits;
    private final Function<List<T>, List<R>> act;
    private final Predicate<RuntimeException> isOfAll;

    private final Queue<Place> waiting = new ArrayDeque<>();
    private int taken;

    /**
     * Prepares an act for groups.
     *
     * @param seats how many groups may be under way at once
     * @param fits whether one more may join a group
     * @param act does what a group wants, all of it or, when it throws, nothing; results in the same order
     * @param isOfAll whether a failure has nothing to do with what was wanted; after any other, each is tried alone, so
     *     that nobody suffers from the company
     */
    Together(
            int seats,
            BiPredicate<List<T>, T> fits,
            Function<List<T>, List<R>> act,
            Predicate<RuntimeException> isOfAll) {
        this.seats = seats;
        this.fits = fits;
        this.act = act;
        this.isOfAll = isOfAll;
    }

    /**
     * Has this done, alone or with others.
     *
     * @throws CannotAcquireLockException if its turn did not come within a second; then it is not done at all
     */
    R done(T wanted) {
        var mine = new Place(wanted);
        return enter(mine) ? lead(mine) : mine.await();
    }

    /** Whether there was a free seat; nobody waits then. */
    private synchronized boolean enter(Place place) {
        if (taken < seats) {
            taken++;
            return true;
        }
        waiting.add(place);
        return false;
    }

    private R lead(Place first) {
        List<Place> group = gather(first);
        List<Supplier<R>> outcomes;
        try {
            outcomes = outcomes(group);
        } finally {
            passOn();
        }
        for (int i = 1; i < group.size(); i++) {
            group.get(i).next.complete(outcomes.get(i));
        }
        return outcomes.getFirst().get();
    }

    private List<Supplier<R>> outcomes(List<Place> group) {
        List<T> wanted = group.stream().map(place -> place.wanted).toList();
        try {
            return act.apply(wanted).stream()
                    .map(result -> (Supplier<R>) () -> result)
                    .toList();
        } catch (RuntimeException failed) {
            boolean isFinal = group.size() == 1 || isOfAll.test(failed);
            return wanted.stream()
                    .map(one -> isFinal ? this.<R>thrown(failed) : alone(one))
                    .toList();
        } catch (Error fatal) {
            var failed = new IllegalStateException(fatal);
            group.forEach(place -> place.next.complete(thrown(failed)));
            throw fatal;
        }
    }

    private <X> Supplier<X> thrown(RuntimeException failed) {
        return () -> {
            throw failed;
        };
    }

    private Supplier<R> alone(T wanted) {
        return () -> act.apply(List.of(wanted)).getFirst();
    }

    private synchronized List<Place> gather(Place first) {
        var wanted = new ArrayList<>(List.of(first.wanted));
        var group = new ArrayList<>(List.of(first));
        waiting.removeIf(place -> {
            boolean joins = fits.test(wanted, place.wanted);
            if (joins) {
                wanted.add(place.wanted);
                group.add(place);
            }
            return joins;
        });
        return group;
    }

    private synchronized void passOn() {
        Place next = waiting.poll();
        if (next == null) {
            taken--;
        } else {
            next.next.complete(() -> lead(next));
        }
    }

    private synchronized boolean leave(Place place) {
        return waiting.remove(place);
    }

    /** Where a caller waits to be told what to do next: take a result, lead a group, or try alone. */
    private final class Place {

        private final T wanted;
        private final CompletableFuture<Supplier<R>> next = new CompletableFuture<>();

        Place(T wanted) {
            this.wanted = wanted;
        }

        R await() {
            try {
                return next.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS).get();
            } catch (TimeoutException late) {
                return leaveOrGoOn(late);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return leaveOrGoOn(interrupted);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** Whoever is in a group already, or leads the next one, cannot leave any more. */
        private R leaveOrGoOn(Exception reason) {
            if (leave(this)) {
                throw new CannotAcquireLockException("too many wait", reason);
            }
            return next.join().get();
        }
    }
}
