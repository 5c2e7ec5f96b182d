package de.zugang.onboarding.order;

import de.zugang.onboarding.order.Order.Transition;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about an order that was placed. */
@Component
public class DecideOrder {

    private final Orders orders;
    private final Previews previews;
    private final Entitlements entitlements;
    private final RequiredDocuments documents;
    private final Steps steps;
    private final Clock clock;

    DecideOrder(
            Orders orders,
            Previews previews,
            Entitlements entitlements,
            RequiredDocuments documents,
            Steps steps,
            Clock clock) {
        this.documents = documents;
        this.steps = steps;
        this.orders = orders;
        this.previews = previews;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Decided(Order order) implements Outcome {}

        record NoSuchOrder() implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}

        /** See {@link Transition.NotNow}. */
        record NotNow(String current, String needed) implements Outcome {}

        /** Nobody decides on an order of their own. */
        record OwnOrder() implements Outcome {}

        /** Two approvals are two persons'. */
        record AgreedBefore() implements Outcome {}

        /** It leads elsewhere than the person saw who decided, so that person must look again. */
        record ContentChanged() implements Outcome {}
    }

    /** The customer has signed everything. Refused while one of those is missing that are noted one by one. */
    @Transactional
    public Outcome confirmDocuments(OrderId id, Staff by) {
        return decide(
                id,
                by,
                StaffRole.CUSTOMER_SERVICE,
                order -> order.state() != Order.State.WAITING_FOR_CUSTOMER || documents.areSigned(order)
                        ? order.documentsSigned(by, clock.instant())
                        : new Transition.NotNow("documents are missing", "all of them signed"));
    }

    /**
     * Whoever decides on an entitlement grants it to a new technical user or does not.
     *
     * @param seen hash of the content that this person saw, see {@link OrderedUser#hash}; {@code null} will do for an order that was
     *     never edited
     */
    @Transactional
    public Outcome decideEntitlement(
            OrderId id, String entitlement, boolean approve, @Nullable String seen, @Nullable String reason, Staff by) {
        var approver = entitlements.approver(entitlement);
        return approver.isEmpty()
                ? new Outcome.NoSuchOrder()
                : decide(id, by, approver.get().needed(), order -> {
                    if (hasEdited(order, by)) {
                        return new Transition.OwnOrder();
                    }
                    return approve && !isAsSeen(order, seen)
                            ? new Transition.ContentChanged()
                            : order.decideEntitlement(entitlement, approve, reason, by, clock.instant());
                });
    }

    /** Not only the last one: what they wrote may stand beside what somebody else wrote later. */
    private boolean hasEdited(Order order, Staff by) {
        return order.editedBy() != null
                && HistoryEntry.editors(orders.history(order.id())).contains(by.name());
    }

    private static boolean isAsSeen(Order order, @Nullable String seen) {
        return seen == null
                ? order.editedBy() == null
                : seen.equals(order.content().hash());
    }

    /**
     * Another person agrees to a change or does not.
     *
     * @param seen hash of the reach that this person saw; see {@link Reach#hash}
     */
    @Transactional
    public Outcome decide(OrderId id, boolean approve, String seen, @Nullable String reason, Staff by) {
        steps.lock(id);
        Optional<Outcome> outcome = orders.change(id, order -> decide(order, approve, seen, reason, by));
        return outcome.orElseGet(Outcome.NoSuchOrder::new);
    }

    private Outcome decide(Order order, boolean approve, String seen, @Nullable String reason, Staff by) {
        if (hasEdited(order, by)) {
            return new Outcome.OwnOrder();
        }
        if (!approve) {
            return ended(order, order.reject(reason, steps.hasEffect(order.id()), by, clock.instant()));
        }
        String present = previews.of(order).map(Reach::hash).orElse("not possible any more");
        var agreed = HistoryEntry.agreed(orders.history(order.id()));
        return outcome(
                order, order.agree(seen, present, previews.approvals(order), agreed, reason, by, clock.instant()));
    }

    /** Withdraws an order that is not in force. Steps are locked before the order, as workers do. */
    @Transactional
    public Outcome cancel(OrderId id, String reason, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        steps.lock(id);
        return orders.change(id, order -> cancel(order, reason, by)).orElseGet(Outcome.NoSuchOrder::new);
    }

    private Outcome cancel(Order order, String reason, Staff by) {
        return order.state() == Order.State.APPROVED && !steps.canBeUndone(order.id())
                ? new Outcome.NotNow("in force", "nothing in force yet; order what takes it back")
                : ended(order, order.cancel(reason, steps.hasEffect(order.id()), by, clock.instant()));
    }

    /** Nobody who works on it records anything any more where what was done is undone. */
    private Outcome ended(Order order, Transition transition) {
        if (order.state() == Order.State.GIVING_UP && transition instanceof Transition.Made) {
            steps.giveUp(order.id());
        }
        return outcome(order, transition);
    }

    private Outcome decide(OrderId id, Staff by, StaffRole needed, Function<Order, Transition> act) {
        if (!by.is(needed)) {
            return new Outcome.RoleMissing(needed);
        }
        Optional<Outcome> outcome = orders.change(id, order -> outcome(order, act.apply(order)));
        return outcome.orElseGet(Outcome.NoSuchOrder::new);
    }

    static Outcome outcome(Order order, Transition transition) {
        return switch (transition) {
            case Transition.Made _ -> new Outcome.Decided(order);
            case Transition.NotNow(var current, var needed) -> new Outcome.NotNow(current, needed);
            case Transition.OwnOrder _ -> new Outcome.OwnOrder();
            case Transition.AgreedBefore _ -> new Outcome.AgreedBefore();
            case Transition.ContentChanged _ -> new Outcome.ContentChanged();
            case Transition.RoleMissing(var needed) -> new Outcome.RoleMissing(needed);
        };
    }
}
