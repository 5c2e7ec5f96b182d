package de.zugang.gateway.snapshot;

import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.TechnicalUser;
import java.util.List;

/**
 * Changes as they were applied.
 *
 * @param reached the position after them
 */
public record Batch(Position reached, List<TechnicalUser> changes) {}
