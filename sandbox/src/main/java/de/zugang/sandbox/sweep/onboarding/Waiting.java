package de.zugang.sandbox.sweep.onboarding;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come, and says what did not. */
final class Waiting {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Waiting() {}

    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            pause(BETWEEN_LOOKS);
        }
    }

    /** Between two looks at processes of others, and between two kills: nothing here tells us when they are as far. */
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
