package de.zugang.gateway.usage;

import java.time.Instant;

/** The sums of one kind of answer; grows under its own lock, which is held for a few additions. */
final class Tally {

    private long calls;
    private long totalMillis;
    private long maximumMillis;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /** What is answered to whom; bounded by technical users × operations × statuses. */
    record Kind(String technicalUser, String product, String operation, int status) {}

    /** A moment's sums. */
    record Sums(long calls, Instant first, Instant last, long totalMillis, long maximumMillis) {}

    synchronized void add(Instant at, long millis) {
        calls++;
        totalMillis += millis;
        maximumMillis = Math.max(maximumMillis, millis);
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
    }

    synchronized Sums sums() {
        return new Sums(calls, first, last, totalMillis, maximumMillis);
    }
}
