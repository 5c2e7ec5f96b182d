package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.Approval;
import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved;
import de.zugang.onboarding.order.OrderView;
import de.zugang.onboarding.order.Steps;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands, what happens next and who must act, as one of a closed list of sentences. Texts in the bundles
 * under {@code standing.<name in lower case>} with the parts {@code now}, {@code next} and {@code who}; {@code {0}} is the
 * step in question.
 */
enum Standing {
    WAITING_FOR_CUSTOMER,
    WAITING_FOR_APPROVAL,
    /** As {@link #WAITING_FOR_APPROVAL}, and only whoever decides on an entitlement can help; {@code {1}} is that role. */
    WAITING_FOR_APPROVER,
    /** A step needs a person. */
    STUCK,
    /** A step failed and is tried again by itself. */
    RETRYING,
    WORKING,
    /** As {@link #WORKING}, for a change. */
    CHANGING,
    /** A change is in force. */
    CHANGED,
    /** The rest is done, an entitlement is not decided on yet; {@code {1}} is whoever decides. */
    ENTITLEMENT_WAITING,
    DONE,
    REJECTED,
    CANCELLED,
    /** What was done is being undone. */
    GIVING_UP,
    GIVEN_UP;

    static Standing of(OrderView view) {
        Order order = view.order();
        return switch (order.state()) {
            case WAITING_FOR_CUSTOMER -> WAITING_FOR_CUSTOMER;
            case WAITING_FOR_APPROVAL ->
                order.approval() == Approval.SECOND_PERSON ? WAITING_FOR_APPROVAL : WAITING_FOR_APPROVER;
            case REJECTED -> REJECTED;
            case CANCELLED -> CANCELLED;
            case GIVING_UP -> GIVING_UP;
            case GIVEN_UP -> GIVEN_UP;
            case APPROVED -> ofWork(view);
            case DONE ->
                order.entitlements().any(EntitlementState.GRANTED) && step(view).isPresent()
                        ? ofWork(view)
                        : ofDone(order);
        };
    }

    private static Standing ofDone(Order order) {
        if (order.kind().isChange()) {
            return CHANGED;
        }
        return order.entitlements().any(EntitlementState.WAITING) ? ENTITLEMENT_WAITING : DONE;
    }

    private static Standing ofWork(OrderView view) {
        return switch (step(view).map(Steps.Step::state).orElse(Steps.State.OPEN)) {
            case STOPPED -> STUCK;
            case WAITING -> RETRYING;
            case OPEN, RUNNING, DONE -> view.order().kind().isChange() ? CHANGING : WORKING;
        };
    }

    /** The step that everything else waits for; empty if there is none. */
    static Optional<Steps.Step> step(OrderView view) {
        boolean undoing = view.order().state() == Order.State.GIVING_UP;
        return view.steps().stream()
                .filter(step -> !undoing || step.part() == OrderApproved.Part.UNDO)
                .filter(step -> step.state() != Steps.State.DONE)
                .findFirst();
    }

    /** Whether the page should look again by itself, and after how many seconds; {@code null} once all is settled. */
    @Nullable Integer lookAgain() {
        return switch (this) {
            case WORKING, CHANGING, RETRYING, GIVING_UP -> 1;
            case WAITING_FOR_CUSTOMER, WAITING_FOR_APPROVAL, WAITING_FOR_APPROVER, STUCK, ENTITLEMENT_WAITING -> 10;
            case DONE, CHANGED, REJECTED, CANCELLED, GIVEN_UP -> null;
        };
    }

    public String key(String part) {
        return "standing." + name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + part;
    }
}
