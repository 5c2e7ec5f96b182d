package de.zugang.catalogue;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a version of an API is on its way.
 *
 * @param deprecatedAt since when, or from when on, it should no longer be used; only of a deprecated one
 * @param sunsetAt when it will probably stop answering; only of a deprecated one
 * @param successor the name of the API to move to
 * @param information a page about it
 */
public record Lifecycle(
        State state,
        @Nullable Instant deprecatedAt,
        @Nullable Instant sunsetAt,
        @Nullable String successor,
        @Nullable URI information) {

    /** What integrators may rely on. */
    public enum State {
        /** May still change in any way. */
        PREVIEW,
        /** Changes only by addition. */
        STABLE,
        /** Still answers, and says until when. */
        DEPRECATED
    }

    public Lifecycle {
        boolean deprecated = state == State.DEPRECATED;
        if ((deprecatedAt != null) != deprecated || (sunsetAt != null) != deprecated) {
            throw new IllegalArgumentException(
                    "lifecycle: %s, deprecatedAt %s, sunsetAt %s (expected: both dates when deprecated, none otherwise)"
                            .formatted(state, deprecatedAt, sunsetAt));
        }
        if (deprecatedAt != null && sunsetAt != null && sunsetAt.isBefore(deprecatedAt)) {
            throw new IllegalArgumentException(
                    "lifecycle: sunsetAt %s (expected: >= deprecatedAt, %s)".formatted(sunsetAt, deprecatedAt));
        }
    }
}
