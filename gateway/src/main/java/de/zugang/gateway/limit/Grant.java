package de.zugang.gateway.limit;

/** Whether one more request is within what was agreed. */
public sealed interface Grant {

    /**
     * It is, and was counted.
     *
     * @param limit requests a minute
     * @param remaining what is left at this moment
     * @param seconds until some of it comes back
     */
    record Taken(int limit, int remaining, long seconds) implements Grant {}

    /** Too many within a minute; one is free again after these seconds. */
    record TooMany(int limit, long seconds) implements Grant {}

    /** The day's quota is used up; it is renewed after these seconds, at midnight UTC. */
    record QuotaExhausted(long quota, long seconds) implements Grant {}
}
