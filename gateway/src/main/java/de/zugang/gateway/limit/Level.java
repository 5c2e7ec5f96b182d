package de.zugang.gateway.limit;

/**
 * How somebody's account stands.
 *
 * @param remaining calls that are free at this moment
 * @param seconds until more of them are
 * @param quotaRemaining of the day; {@link Volume#NONE} without a quota
 * @param quotaSeconds until midnight UTC
 */
record Level(Volume agreed, int remaining, long seconds, long quotaRemaining, long quotaSeconds) {

    Level atMost(int free, long freeIn, long freeToday) {
        return free >= remaining && freeToday >= quotaRemaining
                ? this
                : new Level(
                        agreed,
                        Math.min(free, remaining),
                        free >= remaining ? seconds : Math.max(1, freeIn),
                        Math.min(freeToday, quotaRemaining),
                        quotaSeconds);
    }

    boolean perMinute() {
        return agreed.perMinute() != Integer.MAX_VALUE;
    }

    boolean perDay() {
        return agreed.perDay() != Volume.NONE;
    }
}
