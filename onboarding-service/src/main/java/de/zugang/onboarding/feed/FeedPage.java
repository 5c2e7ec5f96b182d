package de.zugang.onboarding.feed;

import java.util.List;
import java.util.UUID;

/**
 * One page of changes.
 *
 * @param revision everything up to here has been delivered
 * @param entries ascending by revision
 */
record FeedPage(UUID epoch, long revision, boolean hasMore, List<Revised> entries) {

    /** An entry and the revision of its latest change. */
    record Revised(long revision, FeedEntry entry) {}
}
