package de.zugang.gateway.usage;

import de.zugang.gateway.subscription.Used;
import java.time.Instant;

/** The sums of one kind of answer; grows under its own lock, which is held for a few additions. */
final class Tally {

    private long calls;
    private long totalMillis;
    private long maximumMillis;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /**
     * What is answered to whom.
     *
     * @param customerNumber whom it was about; empty: the service named nobody
     * @param used with which credentials
     * @param day since 1970-01-01 (UTC), so that no sum spans midnight
     */
    record Kind(
            String technicalUser,
            String product,
            String operation,
            int status,
            String customerNumber,
            Used used,
            long day) {

        /** Where kinds go that are too many: what is left distinguishes technical users, products and statuses. */
        Kind folded() {
            return new Kind(technicalUser, product, OTHERS, status, "", Used.UNKNOWN, day);
        }

        /** Where these go that are too many: products, statuses and days are few. */
        Kind ofAll() {
            return new Kind(OTHERS, product, OTHERS, status, "", Used.UNKNOWN, day);
        }
    }

    /** In the place of an operation or of a technical user: calls of several. */
    static final String OTHERS = "*";

    /** A moment's sums. */
    record Sums(long calls, Instant first, Instant last, long totalMillis, long maximumMillis) {

        Sums and(Sums other) {
            return new Sums(
                    calls + other.calls,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    totalMillis + other.totalMillis,
                    Math.max(maximumMillis, other.maximumMillis));
        }
    }

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
