package de.zugang.sandbox.sweep.onboarding;

import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.journey.Unexpected;
import de.zugang.sandbox.sweep.Instance;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Places orders at whichever instance is ready, one after the other, a few ahead of the kills. An attempt that is not answered
 * is not made again: the next one is another order.
 */
final class Writer implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long TOKEN_LIFE_NANOS = Duration.ofMinutes(2).toNanos();

    private final Supplier<List<Instance>> instances;
    private final Supplier<String> logIn;
    private final Journal journal;
    private final int wanted;
    private final IntSupplier allowed;
    private final RandomGenerator random;
    private final Set<String> complaints = new ConcurrentSkipListSet<>();
    private final Http http = new Http();
    private String token = "";
    private long tokenSince;
    private int attempts;
    private final AtomicInteger accepted = new AtomicInteger();

    /**
     * Begins with nothing.
     *
     * @param wanted how many orders are to be accepted
     * @param allowed how many may be so far
     */
    Writer(
            Supplier<List<Instance>> instances,
            Supplier<String> logIn,
            Journal journal,
            int wanted,
            IntSupplier allowed,
            RandomGenerator random) {
        this.instances = instances;
        this.logIn = logIn;
        this.journal = journal;
        this.wanted = wanted;
        this.allowed = allowed;
        this.random = random;
    }

    /** Answers that no client should see. */
    Set<String> complaints() {
        return complaints;
    }

    int accepted() {
        return accepted.get();
    }

    boolean isDone() {
        return accepted.get() >= wanted;
    }

    @Override
    public void run() {
        while (!isDone()) {
            List<Instance> present = instances.get();
            Instance instance = present.get(random.nextInt(present.size()));
            if (accepted.get() < allowed.getAsInt() && instance.isReady()) {
                place(instance);
            } else {
                Waiting.pause(PAUSE);
            }
        }
    }

    /** For the orders before the first kill, which must all be accepted. */
    void place(Instance instance) {
        var probe = new Probe(++attempts);
        try {
            URI base = instance.uri("");
            String order = new Onboarding(http, base, new Received(http, base)).place(token(), probe.form());
            journal.accepted(probe, order);
            accepted.incrementAndGet();
        } catch (UncheckedIOException killed) {
            journal.unanswered(probe);
        } catch (Unexpected refused) {
            if (!String.valueOf(refused.getMessage()).contains("answered 503")) {
                complaints.add(String.valueOf(refused.getMessage()));
            }
        }
    }

    private String token() {
        if (token.isEmpty() || System.nanoTime() - tokenSince > TOKEN_LIFE_NANOS) {
            token = logIn.get();
            tokenSince = System.nanoTime();
        }
        return token;
    }
}
