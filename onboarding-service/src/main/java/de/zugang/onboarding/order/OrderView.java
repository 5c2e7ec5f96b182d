package de.zugang.onboarding.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything that a person wants to see of it.
 *
 * @param preview while somebody must agree: to what; {@code null} if the change is not possible any more
 */
public record OrderView(
        Order order,
        List<Steps.Step> steps,
        List<HistoryEntry> history,
        @Nullable Reach preview) {

    /** The first step that waits for a person. */
    public boolean needsPerson() {
        return steps.stream().anyMatch(step -> step.state() == Steps.State.STOPPED);
    }
}
