package de.zugang.gateway.limit;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** This gateway's slice of one shared budget. Units are used in memory; only slices cost a question. */
final class Lease {

    /** After a refusal nobody asks again for so long, in milliseconds: below the second that callers are told to wait. */
    private static final long SILENCE = 900;

    private final String subject;
    private int left;
    private int low;
    private int waiting;
    private int unserved;
    private long second;
    private long end;
    private int free;
    private long freeIn = 1;
    private long freeToday = Volume.NONE;
    private long refusedAt = Long.MIN_VALUE / 2;
    private long usedAt;
    private @Nullable CompletableFuture<Void> asking;
    private boolean retired;

    Lease(String subject) {
        this.subject = subject;
    }

    /** What using one unit comes to. */
    sealed interface Use {

        /** Used; so many were free then. */
        record Granted(int free, long freeIn, long freeToday) implements Use {}

        record Refused(int free, long freeIn, long freeToday) implements Use {}

        record Asked(CompletableFuture<Void> answer) implements Use {}
    }

    synchronized Use use(Volume agreed, Budget budget, Leases owner, long now) {
        usedAt = now;
        if (left > 0 && now < end) {
            left--;
            if (left == low && free > 0 && asking == null) {
                var _ = ask(agreed, budget, owner, now, 1);
            }
            return new Use.Granted(left + free, freeIn, sum(left, freeToday));
        }
        if (asking == null && now - refusedAt < SILENCE) {
            return new Use.Refused(0, freeIn, freeToday);
        }
        waiting++;
        return new Use.Asked(asking != null ? asking : ask(agreed, budget, owner, now, Math.max(waiting, unserved)));
    }

    /** Somebody is about to use it. False: it was forgotten already, and another one has its place. */
    synchronized boolean isWanted(long now) {
        usedAt = now;
        return !retired;
    }

    synchronized void undo() {
        left++;
    }

    /** Gives back what nobody used in time; true: nothing is held, and nobody came for long. */
    synchronized boolean tidy(Volume nothing, Budget budget, Leases owner, long now) {
        if (left > 0 && now >= end && asking == null) {
            var _ = ask(nothing, budget, owner, now, 0);
        }
        retired |= left == 0 && asking == null && now - usedAt > Leases.FORGOTTEN.toMillis();
        return retired;
    }

    private CompletableFuture<Void> ask(Volume agreed, Budget budget, Leases owner, long now, int need) {
        int back = now < end ? 0 : left;
        left -= back;
        var answer = new CompletableFuture<Void>();
        asking = answer;
        var _ = budget.ask(subject, agreed, need, back, second).whenComplete((given, failed) -> {
            answered(given, now);
            if (failed != null) {
                owner.away(failed);
            }
            answer.complete(null);
        });
        return answer;
    }

    /** A slice ends so long after the question, since it was booked after that; with a rest of an older one as early. */
    private synchronized void answered(Budget.@Nullable Slice given, long asked) {
        asking = null;
        unserved = given == null ? 0 : Math.max(0, waiting - given.granted());
        waiting = 0;
        if (given == null) {
            return;
        }
        boolean rest = left > 0 && asked < end;
        left += given.granted();
        free = given.free();
        freeIn = given.freeIn();
        freeToday = given.freeToday();
        if (given.granted() > 0) {
            second = given.second();
            low = given.granted() / 4;
            end = rest ? end : asked + Leases.LIFETIME.toMillis();
        } else {
            refusedAt = asked;
        }
    }

    private static long sum(int left, long freeToday) {
        return freeToday == Volume.NONE ? Volume.NONE : left + freeToday;
    }
}
