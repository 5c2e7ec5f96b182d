package de.zugang.gateway.snapshot;

import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.TechnicalUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes as they were applied.
 *
 * @param from the position before them; {@code null} in a journal of the time before this was written down
 * @param reached the position after them
 */
public record Batch(@Nullable Position from, Position reached, List<TechnicalUser> changes) {}
