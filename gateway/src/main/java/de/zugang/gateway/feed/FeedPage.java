package de.zugang.gateway.feed;

import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.TechnicalUser;
import java.util.List;

/**
 * One answer of the feed.
 *
 * @param position what is reached once the entries are applied
 * @param more whether a further page is ready at once
 * @param entries ascending by revision
 */
record FeedPage(Position position, boolean more, List<TechnicalUser> entries) {}
