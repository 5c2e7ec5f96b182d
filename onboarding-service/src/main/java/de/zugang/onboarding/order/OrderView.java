package de.zugang.onboarding.order;

import java.util.List;

/** An order with everything that a person wants to see of it. */
public record OrderView(Order order, List<Steps.Step> steps, List<HistoryEntry> history) {

    /** The first step that waits for a person. */
    public boolean needsPerson() {
        return steps.stream().anyMatch(step -> step.state() == Steps.State.STOPPED);
    }
}
