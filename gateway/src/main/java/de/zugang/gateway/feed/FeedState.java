package de.zugang.gateway.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the feed stands, for health and metrics.
 *
 * @param lastContact when onboarding last answered; {@code null}: not since the start
 * @param connected whether the last poll succeeded
 * @param durable whether everything that was applied is on the disk; while it isn't, nothing further is acknowledged
 * @param restoredDegraded whether this node started from a damaged disk and has not resynced since
 */
public record FeedState(@Nullable Instant lastContact, boolean connected, boolean durable, boolean restoredDegraded) {

    /** Whether this node's disk is not to be relied upon at the next start. */
    public boolean degraded() {
        return !durable || restoredDegraded;
    }
}
