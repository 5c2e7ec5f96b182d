package de.zugang.gateway.admission;

import de.zugang.gateway.limit.Grant;
import java.util.Map;

/**
 * {@code RateLimit} and {@code RateLimit-Policy} as in draft-ietf-httpapi-ratelimit-headers-10: of each policy {@code r}
 * calls are free now, and in {@code t} seconds more. Who keeps to that is never refused.
 */
public final class RateHeaders {

    public static final String POLICY = "RateLimit-Policy";
    public static final String REMAINING = "RateLimit";

    private RateHeaders() {}

    static Map<String, String> of(Grant.Account account, long retryAfter) {
        return Map.of(
                POLICY, account.policies(), REMAINING, account.remaining(), "Retry-After", Long.toString(retryAfter));
    }
}
