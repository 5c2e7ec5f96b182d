package de.zugang.gateway.admission;

import de.zugang.gateway.limit.Grant;
import java.util.Map;

/**
 * {@code RateLimit} and {@code RateLimit-Policy} as in draft-ietf-httpapi-ratelimit-headers: {@code r} calls are free now,
 * and in {@code t} seconds more. Who keeps to that is never refused.
 */
public final class RateHeaders {

    private RateHeaders() {}

    public static Map<String, String> of(Grant.Taken taken) {
        return headers("minute", taken.limit(), 60, taken.remaining(), taken.seconds());
    }

    static Map<String, String> of(Grant.TooMany many) {
        return withRetry(headers("minute", many.limit(), 60, 0, many.seconds()), many.seconds());
    }

    static Map<String, String> of(Grant.QuotaExhausted quota) {
        return withRetry(headers("day", quota.quota(), 86_400, 0, quota.seconds()), quota.seconds());
    }

    private static Map<String, String> headers(String name, long limit, int window, int remaining, long seconds) {
        return Map.of(
                "RateLimit-Policy", "\"" + name + "\";q=" + limit + ";w=" + window,
                "RateLimit", "\"" + name + "\";r=" + remaining + ";t=" + seconds);
    }

    private static Map<String, String> withRetry(Map<String, String> headers, long seconds) {
        return Map.of(
                "RateLimit-Policy", headers.getOrDefault("RateLimit-Policy", ""),
                "RateLimit", headers.getOrDefault("RateLimit", ""),
                "Retry-After", Long.toString(seconds));
    }
}
