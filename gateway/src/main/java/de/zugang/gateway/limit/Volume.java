package de.zugang.gateway.limit;

import de.zugang.gateway.subscription.TechnicalUser;
import org.jspecify.annotations.Nullable;

/**
 * How much somebody may call.
 *
 * @param perMinute {@code Integer.MAX_VALUE}: no limit
 * @param perDay quota per UTC day; {@link #NONE}: none
 */
record Volume(int perMinute, long perDay) {

    static final long NONE = Long.MAX_VALUE;

    static Volume ofUser(TechnicalUser.Plan plan) {
        return new Volume(plan.requestsPerMinute(), quota(plan.requestsPerDay()));
    }

    /** Of the main customer; {@code null}: nothing was agreed. */
    static @Nullable Volume ofCustomer(TechnicalUser.Plan plan) {
        var perMinute = plan.customerRequestsPerMinute();
        var perDay = plan.customerRequestsPerDay();
        return perMinute == null && perDay == null
                ? null
                : new Volume(perMinute == null ? Integer.MAX_VALUE : perMinute, quota(perDay));
    }

    private static long quota(@Nullable Long perDay) {
        return perDay == null ? NONE : perDay;
    }
}
