package de.zugang.gateway.hygiene;

import de.zugang.gateway.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** What a request presented to get in, or why it can't be looked at. */
public sealed interface Presented {

    /**
     * At most one of each.
     *
     * @param key the subscription key as sent
     * @param authorization the header's value as sent
     */
    record Clean(@Nullable String key, @Nullable String authorization) implements Presented {

        /** Whether the credentials are client id and secret. */
        public boolean basic() {
            return authorization != null && authorization.regionMatches(true, 0, "Basic", 0, "Basic".length());
        }

        /** Never what was presented. */
        @Override
        public String toString() {
            return "Clean[key=%s, authorization=%s]".formatted(key != null, authorization != null);
        }
    }

    record Dirty(Reason reason) implements Presented {}
}
