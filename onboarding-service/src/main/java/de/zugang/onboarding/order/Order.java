package de.zugang.onboarding.order;

import static de.zugang.onboarding.order.Order.State.APPROVED;
import static de.zugang.onboarding.order.Order.State.CANCELLED;
import static de.zugang.onboarding.order.Order.State.DONE;
import static de.zugang.onboarding.order.Order.State.GIVEN_UP;
import static de.zugang.onboarding.order.Order.State.GIVING_UP;
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
 *               withdrawn or rejected after an edit in the middle of the work ──► GIVING_UP
 *               APPROVED, nothing in force yet ──► GIVING_UP ──what was done is undone──► GIVEN_UP
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
        CANCELLED,
        /** A person gave it up while provisioning worked on it; what was done is being undone. */
        GIVING_UP,
        /** Given up, and what was done is undone. */
        GIVEN_UP;

        /** Nothing changes an order any more, but for its entitlements. */
        public boolean isFinal() {
            return this == DONE || this == REJECTED || this == CANCELLED || this == GIVEN_UP;
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
    private OrderedUser content;
    private final @Nullable String ticket;
    private final String placedBy;
    private final Instant placedAt;
    private final List<HistoryEntry> happened = new ArrayList<>();
    private final List<OrderApproved> approvals = new ArrayList<>();
    private Instant dueAt;
    private @Nullable String owner;
    private @Nullable String editedBy;
    /** Of a new technical user; a change has its own. */
    private Approval approvalOfNew;

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
        this.approvalOfNew = wish.approval();
        this.ticket = wish.ticket();
        this.placedBy = by.name();
        this.owner = by.isPerson() ? by.name() : null;
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
        this.approvalOfNew = Approval.NONE;
        this.technicalUser = wish.technicalUser();
        this.ticket = wish.ticket();
        this.placedBy = by.name();
        this.owner = by.isPerson() ? by.name() : null;
        this.placedAt = now;
        this.dueAt = now.plus(due);
        this.state = WAITING_FOR_CUSTOMER;
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
        this.owner = row.owner();
        this.editedBy = row.editedBy();
        this.approvalOfNew = row.approval();
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
     * @param approval who must agree to the rest
     */
    record Wish(
            OrderedUser content,
            boolean documentsSigned,
            Set<String> entitlements,
            @Nullable String ticket,
            Approval approval) {

        /** To which nobody must agree. */
        Wish(OrderedUser content, boolean documentsSigned, Set<String> entitlements, @Nullable String ticket) {
            this(content, documentsSigned, entitlements, ticket, Approval.NONE);
        }
    }

    /** A new order; complete ones approve themselves. */
    static Order place(OrderId id, Wish wish, Staff by, Instant now, Duration due) {
        var order = new Order(id, wish, by, now, due);
        order.note(now, by, What.PLACED, null);
        if (wish.documentsSigned()) {
            order.goOn(now);
        }
        return order;
    }

    /**
     * What is to be changed.
     *
     * @param content the technical user as it will be
     * @param technicalUser its name
     * @param reason in the words of whoever places it
     * @param documentsSigned whether nothing must be signed first
     */
    record ChangeWish(
            OrderedUser content,
            Change change,
            String technicalUser,
            String reason,
            @Nullable String ticket,
            boolean documentsSigned) {}

    /** An order that changes a technical user; what needs nobody's approval approves itself. */
    static Order change(OrderId id, ChangeWish wish, Staff by, Instant now, Duration due) {
        var order = new Order(id, wish, by, now, due);
        order.note(now, by, What.PLACED, wish.reason());
        if (wish.documentsSigned()) {
            order.goOn(now);
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
        goOn(now);
        return MADE;
    }

    /** Nothing is missing any more but, perhaps, somebody's approval. */
    private void goOn(Instant now) {
        if (approval() == Approval.NONE) {
            note(now, Staff.PLATFORM, What.APPROVED, null);
            approve(now);
        } else {
            state = WAITING_FOR_APPROVAL;
        }
    }

    /**
     * What an edit makes of an order.
     *
     * @param change {@code null} for a new technical user
     * @param approval who must agree (first) as things stand
     * @param reason in the words of whoever edits it
     */
    record Edit(OrderedUser content, @Nullable Change change, Approval approval, String reason) {}

    /**
     * Another content in the place of the present one. Whatever was agreed to was the other one, so it is asked for again; and whoever
     * edits it does not decide on it, as whoever placed it.
     */
    Transition edit(Edit edit, Staff by, Instant now) {
        if (state.isFinal() || state == GIVING_UP) {
            return new Transition.NotNow(state.name(), "not at its end");
        }
        boolean same = edit.content().hash().equals(content.hash());
        boolean agreedBefore = approvedReach != null || (state == APPROVED && edit.approval() != Approval.NONE);
        content = edit.content();
        change = edit.change();
        approvalOfNew = edit.approval();
        editedBy = by.name();
        approvedReach = null;
        note(now, by, What.EDITED, edit.reason());
        if (!same && change == null && technicalUser == null) {
            entitlements = entitlements.decidedAnew();
        }
        if (agreedBefore) {
            note(now, Staff.PLATFORM, What.APPROVAL_LAPSED, null);
        }
        if (state != WAITING_FOR_CUSTOMER) {
            approvedAt = null;
            goOn(now);
        }
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
        next(needed).ifPresentOrElse(this::waitFor, () -> approve(now));
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
        needed.stream().findFirst().ifPresent(this::waitFor);
        note(now, Staff.PLATFORM, What.APPROVAL_LAPSED, null);
    }

    private void waitFor(Approval approval) {
        if (change == null) {
            approvalOfNew = approval;
        } else {
            change = change.waitingFor(approval);
        }
    }

    /**
     * Another person does not agree, and that is the end of it.
     *
     * @param begun it was edited in the middle of the work: what was done is undone from now on
     */
    Transition reject(@Nullable String reason, boolean begun, Staff by, Instant now) {
        Transition refusal = refusal(by);
        if (refusal != null) {
            return refusal;
        }
        end(REJECTED, begun);
        note(now, by, What.REJECTED, reason);
        return MADE;
    }

    private void end(State end, boolean begun) {
        if (begun) {
            state = GIVING_UP;
            approvals.add(new OrderApproved(id, Part.UNDO));
        } else {
            state = end;
        }
    }

    /** Why this person may not decide; {@code null} if nothing speaks against it. */
    private @Nullable Transition refusal(Staff by) {
        if (!approval().isFor(by)) {
            return new Transition.RoleMissing(approval().needed());
        }
        if (state != WAITING_FOR_APPROVAL) {
            return new Transition.NotNow(state.name(), WAITING_FOR_APPROVAL.name());
        }
        return isOwn(by) ? new Transition.OwnOrder() : null;
    }

    /** Whether what it says now is this person's doing. */
    public boolean isOwn(Staff person) {
        return person.name().equals(placedBy) || person.name().equals(editedBy);
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
        if (state != DONE && (state.isFinal() || state == GIVING_UP)) {
            return new Transition.NotNow(state.name(), APPROVED + " or " + DONE);
        }
        EntitlementState at = entitlements.of(entitlement);
        if (at != EntitlementState.WAITING) {
            return new Transition.NotNow(
                    entitlement + " " + (at == null ? "not ordered" : at),
                    entitlement + " " + EntitlementState.WAITING);
        }
        if (isOwn(by)) {
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

    /**
     * Withdraws what is not in force yet: what has not been approved, attributes as long as somebody may object, and the end of a
     * secret as long as it may still be used.
     */
    public Transition cancel(String reason, Staff by, Instant now) {
        return cancel(reason, false, by, now);
    }

    /** The same; what was edited in the middle of the work ({@code begun}) is undone from now on. */
    Transition cancel(String reason, boolean begun, Staff by, Instant now) {
        boolean mayObject =
                state == APPROVED && (kind() == OrderKind.CHANGE_ATTRIBUTES || kind() == OrderKind.EXPIRE_SECRET);
        if (state != WAITING_FOR_CUSTOMER && state != WAITING_FOR_APPROVAL && !mayObject) {
            return new Transition.NotNow(state.name(), WAITING_FOR_CUSTOMER.name());
        }
        end(CANCELLED, begun && !mayObject);
        note(now, by, What.CANCELLED, reason);
        return MADE;
    }

    /** Gives up what provisioning works on; whatever it did is undone from now on. Not what the customer uses already. */
    Transition giveUp(String reason, Staff by, Instant now) {
        if (state != APPROVED || firstCallAt != null) {
            return new Transition.NotNow(firstCallAt == null ? state.name() : "the customer calls", APPROVED.name());
        }
        state = GIVING_UP;
        note(now, by, What.GIVEN_UP, reason);
        approvals.add(new OrderApproved(id, Part.UNDO));
        return MADE;
    }

    /** Whatever was done is undone; saying so again changes nothing. */
    public Transition undone(Instant now) {
        if (state == GIVEN_UP) {
            return MADE;
        }
        if (state != GIVING_UP) {
            return new Transition.NotNow(state.name(), GIVING_UP.name());
        }
        state = GIVEN_UP;
        note(now, Staff.PLATFORM, What.UNDONE, null);
        return MADE;
    }

    /** Somebody takes care of it from now on, whoever did before; doing so again changes nothing. */
    Transition takeOver(Staff by, Instant now) {
        if (state.isFinal()) {
            return new Transition.NotNow(state.name(), "not at its end");
        }
        if (!by.name().equals(owner)) {
            owner = by.name();
            note(now, by, What.TAKEN_OVER, null);
        }
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
        return change == null ? approvalOfNew : change.approval();
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

    /** When it should be done at the latest; later by as long as it waits for the customer, once that is over. */
    public Instant dueAt() {
        return dueAt;
    }

    /** Since when the clock stands still, because the customer is waited for; {@code null} while it runs. */
    public @Nullable Instant clockStoppedAt() {
        return state == WAITING_FOR_CUSTOMER ? placedAt : null;
    }

    /** Who edited it last; {@code null}: it is as it was placed. */
    public @Nullable String editedBy() {
        return editedBy;
    }

    /** Who takes care of it; {@code null}: nobody yet. */
    public @Nullable String owner() {
        return owner;
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
