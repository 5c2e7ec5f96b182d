package de.zugang.onboarding.order;

import static de.zugang.onboarding.order.Order.State.APPROVED;
import static de.zugang.onboarding.order.Order.State.CANCELLED;
import static de.zugang.onboarding.order.Order.State.DONE;
import static de.zugang.onboarding.order.Order.State.REJECTED;
import static de.zugang.onboarding.order.Order.State.WAITING_FOR_APPROVAL;
import static de.zugang.onboarding.order.Order.State.WAITING_FOR_CUSTOMER;

import de.zugang.onboarding.order.HistoryEntry.What;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order and its whole life:
 *
 * <pre>
 * placed ──► WAITING_FOR_CUSTOMER ──documents signed──► APPROVED ──► DONE
 *    ├─────────── complete ──────────────────────────────▲   │
 *    └──► WAITING_FOR_APPROVAL ──another person agrees────┘   │
 *                  ▲──────── leads elsewhere by now ──────────┘
 *               the waiting ones ──► CANCELLED; WAITING_FOR_APPROVAL ──► REJECTED
 *
 * each entitlement:  WAITING ──its approver──► GRANTED or REFUSED     (beside all that, holding up nothing)
 * </pre>
 *
 * Nobody else writes the state. Each transition says what it refused and what it would have needed. All of it stands in this
 * one file, which is why the file is long.
 */
public final class Order {

    /** Where an order stands. */
    public enum State {
        /** Documents are not signed; the customer's turn. */
        WAITING_FOR_CUSTOMER,
        /** A second person must agree. */
        WAITING_FOR_APPROVAL,
        /** Provisioning works on it. */
        APPROVED,
        DONE,
        REJECTED,
        CANCELLED;

        /** Nothing changes an order any more, but for its entitlements. */
        public boolean isFinal() {
            return this == DONE || this == REJECTED || this == CANCELLED;
        }
    }

    /** What came of a transition. */
    public sealed interface Transition {
        record Made() implements Transition {}

        /**
         * Not in this state.
         *
         * @param current the state now
         * @param needed the state that it would take
         */
        record NotNow(String current, String needed) implements Transition {}

        /** Nobody decides on an order of their own. */
        record OwnOrder() implements Transition {}

        /** Two approvals are two persons'. */
        record AgreedBefore() implements Transition {}

        /** It leads elsewhere than the person saw who decided. */
        record ContentChanged() implements Transition {}

        /** The person's role does not allow to decide on this one. */
        record RoleMissing(StaffRole needed) implements Transition {}
    }

    private static final Transition MADE = new Transition.Made();

    private final OrderId id;
    private final int version;
    private final OrderedUser content;
    private final @Nullable String ticket;
    private final String placedBy;
    private final Instant placedAt;
    private final List<HistoryEntry> happened = new ArrayList<>();
    private final List<OrderApproved> approvals = new ArrayList<>();
    private Instant dueAt;
    private State state;
    private @Nullable String approvedReach;
    private @Nullable Change change;
    private OrderedEntitlements entitlements;
    private @Nullable String technicalUser;
    private @Nullable Instant approvedAt;
    private @Nullable Instant doneAt;
    private @Nullable Instant firstCallAt;

    private Order(OrderId id, Wish wish, Staff by, Instant now, Duration due) {
        this.id = id;
        this.version = 0;
        this.content = wish.content();
        this.change = null;
        this.ticket = wish.ticket();
        this.placedBy = by.name();
        this.placedAt = now;
        this.dueAt = now.plus(due);
        this.state = WAITING_FOR_CUSTOMER;
        this.entitlements = OrderedEntitlements.waiting(wish.entitlements());
    }

    private Order(OrderId id, ChangeWish wish, Staff by, Instant now, Duration due) {
        this.id = id;
        this.version = 0;
        this.content = wish.content();
        this.change = wish.change();
        this.technicalUser = wish.technicalUser();
        this.ticket = wish.ticket();
        this.placedBy = by.name();
        this.placedAt = now;
        this.dueAt = now.plus(due);
        this.state = WAITING_FOR_APPROVAL;
        this.entitlements = OrderedEntitlements.NONE;
    }

    /** As the store kept it. */
    Order(OrderRow row, OrderedUser content, @Nullable Change change) {
        this.id = new OrderId(row.id());
        this.version = row.version();
        this.content = content;
        this.change = change;
        this.approvedReach = row.approvedReach();
        this.ticket = row.ticket();
        this.placedBy = row.placedBy();
        this.placedAt = row.placedAt();
        this.dueAt = row.dueAt();
        this.state = row.state();
        this.entitlements = row.entitlements();
        this.technicalUser = row.technicalUser();
        this.approvedAt = row.approvedAt();
        this.doneAt = row.doneAt();
        this.firstCallAt = row.firstCallAt();
    }

    /**
     * What is ordered.
     *
     * @param entitlements what is wanted beyond the ordinary
     * @param ticket the service request it belongs to, if any
     */
    record Wish(
            OrderedUser content,
            boolean documentsSigned,
            Set<String> entitlements,
            @Nullable String ticket) {}

    /** A new order; complete ones approve themselves. */
    static Order place(OrderId id, Wish wish, Staff by, Instant now, Duration due) {
        var order = new Order(id, wish, by, now, due);
        order.note(now, by, What.PLACED, null);
        if (wish.documentsSigned()) {
            order.note(now, Staff.PLATFORM, What.APPROVED, null);
            order.approve(now);
        }
        return order;
    }

    /**
     * What is to be changed.
     *
     * @param content the technical user as it will be
     * @param technicalUser its name
     * @param reason in the words of whoever places it
     */
    record ChangeWish(
            OrderedUser content,
            Change change,
            String technicalUser,
            String reason,
            @Nullable String ticket) {}

    /** An order that changes a technical user; what needs nobody's approval approves itself. */
    static Order change(OrderId id, ChangeWish wish, Staff by, Instant now, Duration due) {
        var order = new Order(id, wish, by, now, due);
        order.note(now, by, What.PLACED, wish.reason());
        if (wish.change().approval() == Approval.NONE) {
            order.note(now, Staff.PLATFORM, What.APPROVED, null);
            order.approve(now);
        }
        return order;
    }

    /** The customer has signed what must be signed. The clock stood still until now. */
    Transition documentsSigned(Staff by, Instant now) {
        if (state != WAITING_FOR_CUSTOMER) {
            return new Transition.NotNow(state.name(), WAITING_FOR_CUSTOMER.name());
        }
        dueAt = dueAt.plus(Duration.between(placedAt, now));
        note(now, by, What.DOCUMENTS_SIGNED, null);
        note(now, Staff.PLATFORM, What.APPROVED, null);
        approve(now);
        return MADE;
    }

    /**
     * Another person agrees to where the order leads.
     *
     * @param seen hash of the reach that this person saw
     * @param present hash of the reach that it leads to now
     * @param needed who must agree, one after the other, as things stand
     * @param agreed names of those who have agreed to it before; see {@link HistoryEntry#agreed}
     */
    Transition agree(
            String seen,
            String present,
            List<Approval> needed,
            Set<String> agreed,
            @Nullable String reason,
            Staff by,
            Instant now) {
        Transition refusal = refusal(by);
        if (refusal != null) {
            return refusal;
        }
        if (!seen.equals(present)) {
            return new Transition.ContentChanged();
        }
        if (isOvertaken(present, needed)) {
            startAgain(needed, now);
            return new Transition.ContentChanged();
        }
        if (agreed.contains(by.name())) {
            return new Transition.AgreedBefore();
        }
        approvedReach = present;
        note(now, by, What.APPROVED, reason);
        next(needed).ifPresentOrElse(approval -> change = waitingFor(approval), () -> approve(now));
        return MADE;
    }

    /** Whether those who agreed before agreed to something else, or somebody must be asked before this one by now. */
    private boolean isOvertaken(String present, List<Approval> needed) {
        return approvedReach == null
                ? !needed.isEmpty() && needed.getFirst() != approval()
                : !approvedReach.equals(present);
    }

    /** Who agrees after the one who has just agreed. */
    private Optional<Approval> next(List<Approval> needed) {
        return needed.stream()
                .filter(approval -> approval.compareTo(approval()) > 0)
                .findFirst();
    }

    private void startAgain(List<Approval> needed, Instant now) {
        approvedReach = null;
        needed.stream().findFirst().ifPresent(first -> change = waitingFor(first));
        note(now, Staff.PLATFORM, What.APPROVAL_LAPSED, null);
    }

    private Change waitingFor(Approval approval) {
        return Objects.requireNonNull(change, "an order for a change").waitingFor(approval);
    }

    /** Another person does not agree, and that is the end of it. */
    Transition reject(@Nullable String reason, Staff by, Instant now) {
        Transition refusal = refusal(by);
        if (refusal != null) {
            return refusal;
        }
        state = REJECTED;
        note(now, by, What.REJECTED, reason);
        return MADE;
    }

    /** Why this person may not decide; {@code null} if nothing speaks against it. */
    private @Nullable Transition refusal(Staff by) {
        if (!approval().isFor(by)) {
            return new Transition.RoleMissing(approval().needed());
        }
        if (state != WAITING_FOR_APPROVAL) {
            return new Transition.NotNow(state.name(), WAITING_FOR_APPROVAL.name());
        }
        return by.name().equals(placedBy) ? new Transition.OwnOrder() : null;
    }

    /**
     * What was approved would lead elsewhere by now, or needs an approval that it did not need before: somebody must agree
     * (again).
     *
     * @param needed who
     */
    public Transition lapse(Approval needed, Instant now) {
        if (state != APPROVED || change == null || needed == Approval.NONE) {
            return new Transition.NotNow(state.name(), APPROVED.name());
        }
        state = WAITING_FOR_APPROVAL;
        change = change.waitingFor(needed);
        approvedReach = null;
        approvedAt = null;
        note(now, Staff.PLATFORM, What.APPROVAL_LAPSED, null);
        return MADE;
    }

    /** Whoever may decides on an entitlement, at any time before or after the rest is done. */
    Transition decideEntitlement(String entitlement, boolean approve, @Nullable String reason, Staff by, Instant now) {
        if (state == CANCELLED || state == REJECTED) {
            return new Transition.NotNow(state.name(), APPROVED + " or " + DONE);
        }
        EntitlementState at = entitlements.of(entitlement);
        if (at != EntitlementState.WAITING) {
            return new Transition.NotNow(
                    entitlement + " " + (at == null ? "not ordered" : at),
                    entitlement + " " + EntitlementState.WAITING);
        }
        if (by.name().equals(placedBy)) {
            return new Transition.OwnOrder();
        }
        entitlements = entitlements.with(entitlement, approve ? EntitlementState.GRANTED : EntitlementState.REFUSED);
        What what = approve ? What.ENTITLEMENT_APPROVED : What.ENTITLEMENT_REJECTED;
        happened.add(new HistoryEntry(now, by.name(), what, entitlement, reason));
        if (approve) {
            approvals.add(new OrderApproved(id, Part.ENTITLEMENT, entitlement));
        }
        return MADE;
    }

    /** Withdraws what is not in force yet: what has not been approved, and attributes as long as somebody may object. */
    Transition cancel(String reason, Staff by, Instant now) {
        boolean mayObject = state == APPROVED && kind() == OrderKind.CHANGE_ATTRIBUTES;
        if (state != WAITING_FOR_CUSTOMER && state != WAITING_FOR_APPROVAL && !mayObject) {
            return new Transition.NotNow(state.name(), WAITING_FOR_CUSTOMER.name());
        }
        state = CANCELLED;
        note(now, by, What.CANCELLED, reason);
        return MADE;
    }

    /** Provisioning reserved the name under which this order can be found from now on. */
    public void reserved(String nameOfTechnicalUser) {
        technicalUser = nameOfTechnicalUser;
    }

    /** Somebody asked to try a step again; only the history knows. */
    public void retried(Staff by, Instant now) {
        note(now, by, What.RETRIED, null);
    }

    /** Somebody had the text message sent again; only the history knows. */
    public void resent(Staff by, Instant now) {
        note(now, by, What.RESENT, null);
    }

    /** All steps of the main part are done; doing it again changes nothing. */
    public Transition complete(Instant now) {
        if (state == DONE) {
            return MADE;
        }
        if (state != APPROVED) {
            return new Transition.NotNow(state.name(), APPROVED.name());
        }
        state = DONE;
        doneAt = now;
        note(now, Staff.PLATFORM, What.DONE, null);
        return MADE;
    }

    /** The customer's first successful call, which is what an order is for; only the first one counts. */
    public void firstCalled(Instant at) {
        if (firstCallAt == null) {
            firstCallAt = at;
            note(at, Staff.PLATFORM, What.FIRST_CALL, null);
        }
    }

    private void approve(Instant now) {
        state = APPROVED;
        approvedAt = now;
        approvals.add(new OrderApproved(id, kind().part()));
    }

    private void note(Instant at, Staff who, What what, @Nullable String why) {
        happened.add(new HistoryEntry(at, who.name(), what, null, why));
    }

    /** What happened since it was read; for the store. */
    List<HistoryEntry> happened() {
        return List.copyOf(happened);
    }

    /** What was approved since it was read; the store publishes it. */
    List<OrderApproved> approvals() {
        return List.copyOf(approvals);
    }

    public OrderId id() {
        return id;
    }

    int version() {
        return version;
    }

    public OrderKind kind() {
        return change == null ? OrderKind.NEW_TECHNICAL_USER : change.kind();
    }

    /** What it changes; {@code null} for a new technical user. */
    public @Nullable Change change() {
        return change;
    }

    public Approval approval() {
        return change == null ? Approval.NONE : change.approval();
    }

    /** Hash of the reach that somebody approved; {@code null} where nobody had to. */
    public @Nullable String approvedReach() {
        return approvedReach;
    }

    public OrderedUser content() {
        return content;
    }

    public State state() {
        return state;
    }

    /** What a new technical user is asked for beyond the ordinary, and where each stands. */
    public OrderedEntitlements entitlements() {
        return entitlements;
    }

    public @Nullable String technicalUser() {
        return technicalUser;
    }

    public @Nullable String ticket() {
        return ticket;
    }

    public String placedBy() {
        return placedBy;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    public @Nullable Instant doneAt() {
        return doneAt;
    }

    public @Nullable Instant firstCallAt() {
        return firstCallAt;
    }
}
