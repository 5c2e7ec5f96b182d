package de.zugang.gateway.feed;

import de.zugang.gateway.subscription.Position;
import org.jspecify.annotations.Nullable;

/** The other end of the feed. */
interface FeedSource {

    /**
     * The changes after a position; waits for one when there is none yet. Asking is also the receipt for everything up
     * to that position.
     *
     * @param after {@code null}: nothing is held, start from the beginning
     * @throws RuntimeException when it can't be reached or doesn't answer as agreed
     */
    FeedPage changes(@Nullable Position after);

    /**
     * Like {@link #changes}, with as many in one page as the contract lets through: for a node whose disk fails, which
     * can't ask for a second page because it must not give the receipt for the first.
     */
    FeedPage backlog(@Nullable Position after);
}
