package de.zugang.osr.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a technical user's messages go, and how that is going.
 *
 * @param failures how many attempts in a row failed last
 * @param failingSince when the first of them did
 * @param restingUntil before that nothing is sent
 * @param disabledAt {@code null} while it is active
 */
record Endpoint(
        String technicalUser,
        String url,
        Secrets secrets,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant restingUntil,
        @Nullable Instant disabledAt,
        Instant createdAt,
        Instant changedAt) {

    /**
     * Its secrets, sealed.
     *
     * @param previous the one before, until it ends
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Secrets(
            byte[] current,
            byte @Nullable [] previous,
            @Nullable Instant previousUntil) {

        static Secrets of(byte[] only) {
            return new Secrets(only, null, null);
        }

        Secrets replacedBy(byte[] next, Instant overlapEnd) {
            return new Secrets(next, current, overlapEnd);
        }

        /** Those that sign at this moment, the newest first. */
        List<byte[]> signingAt(Instant now) {
            var signing = new ArrayList<byte[]>();
            signing.add(current);
            if (previous != null && previousUntil != null && now.isBefore(previousUntil)) {
                signing.add(previous);
            }
            return signing;
        }
    }

    boolean isActive() {
        return disabledAt == null;
    }

    /** With another address, and as if nothing had ever failed. */
    Endpoint movedTo(String newUrl, Instant now) {
        return new Endpoint(technicalUser, newUrl, secrets, 0, null, null, null, createdAt, now);
    }

    Endpoint with(Secrets others, Instant now) {
        return new Endpoint(
                technicalUser, url, others, failures, failingSince, restingUntil, disabledAt, createdAt, now);
    }

    Endpoint recovered() {
        return new Endpoint(technicalUser, url, secrets, 0, null, null, null, createdAt, changedAt);
    }

    Endpoint failed(Instant at, Instant rest) {
        return new Endpoint(
                technicalUser,
                url,
                secrets,
                failures + 1,
                failingSince == null ? at : failingSince,
                rest,
                null,
                createdAt,
                changedAt);
    }

    Endpoint disabled(Instant at) {
        return new Endpoint(technicalUser, url, secrets, failures, failingSince, null, at, createdAt, changedAt);
    }
}
