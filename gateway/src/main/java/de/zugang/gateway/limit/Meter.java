package de.zugang.gateway.limit;

import java.util.Arrays;

/**
 * What somebody has called: sixty slots of one second, and the day's total. There is no edge of a window to gain from:
 * within any 59 seconds never more than agreed for a minute, so at most one sixtieth too much. A few dozen nanoseconds
 * under a lock that only this technical user's or customer's own requests want.
 */
final class Meter {

    private static final int SLOTS = 60;
    private static final long SECONDS_PER_DAY = 86_400;

    private final int[] slots = new int[SLOTS];
    private int inWindow;
    private long second;
    private long day;
    private long today;
    private boolean retired;

    /** Counts one at a time in seconds since the epoch, if it is within what was agreed. */
    synchronized boolean take(Volume agreed, long now) {
        advance(now);
        if (retired || today >= agreed.perDay() || inWindow >= agreed.perMinute()) {
            return false;
        }
        slots[slot(second)]++;
        inWindow++;
        today++;
        return true;
    }

    /** One that was counted a moment ago did not come about after all. */
    synchronized void undo() {
        if (slots[slot(second)] > 0) {
            slots[slot(second)]--;
            inWindow--;
            today--;
        }
    }

    synchronized Level level(Volume agreed, long now) {
        advance(now);
        return new Level(
                agreed,
                Math.max(0, agreed.perMinute() - inWindow),
                untilFree(),
                agreed.perDay() == Volume.NONE ? Volume.NONE : Math.max(0, agreed.perDay() - today),
                SECONDS_PER_DAY - Math.floorMod(second, SECONDS_PER_DAY));
    }

    /** Seconds until one more would be granted; 0: now. Counts nothing. */
    synchronized long pause(Volume agreed, long now) {
        advance(now);
        return inWindow < agreed.perMinute() ? 0 : untilFree();
    }

    /**
     * Ends it if it is the same as a new one: nothing in the window and nothing to remember of the day. Who still holds it
     * then gets nothing of it any more, or what is counted here would be forgotten.
     */
    synchronized boolean retire(long now) {
        advance(now);
        retired |= inWindow == 0 && today == 0;
        return retired;
    }

    /** Whether another one has its place. */
    synchronized boolean retired() {
        return retired;
    }

    /** A clock that goes back stands still here until it is past again. */
    private void advance(long now) {
        if (now <= second) {
            return;
        }
        long from = Math.max(second + 1, now - SLOTS + 1);
        if (now - second >= SLOTS) {
            inWindow = 0;
            Arrays.fill(slots, 0);
        } else {
            for (long passed = from; passed <= now; passed++) {
                inWindow -= slots[slot(passed)];
                slots[slot(passed)] = 0;
            }
        }
        second = now;
        if (Math.floorDiv(now, SECONDS_PER_DAY) != day) {
            day = Math.floorDiv(now, SECONDS_PER_DAY);
            today = 0;
        }
    }

    /** Seconds until the oldest used slot leaves the window. */
    private long untilFree() {
        for (int ago = SLOTS - 1; ago >= 0; ago--) {
            if (slots[slot(second - ago)] > 0) {
                return (long) SLOTS - ago;
            }
        }
        return 1;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SLOTS);
    }
}
