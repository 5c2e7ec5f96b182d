package de.zugang.gateway.feed;

import de.zugang.gateway.subscription.Position;
import org.jspecify.annotations.Nullable;

/** The other end of the feed. */
interface FeedSource {

    /**
     * The changes after a position; waits for one when there is none yet.
     *
     * @param after {@code null}: nothing is held, start from the beginning
     * @param applied the receipt: everything of this epoch up to here is in force and on the disk; 0: nothing
     * @param patient whether to wait when there is nothing new
     * @throws RuntimeException when it can't be reached or doesn't answer as agreed
     */
    FeedPage changes(@Nullable Position after, long applied, boolean patient);
}
