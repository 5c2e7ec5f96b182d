package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.order.FormProblem.Code;
import de.zugang.onboarding.order.Order.Edit;
import de.zugang.onboarding.order.Steps.Editable;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has an order say something else, before or after it was approved, as long as nothing came of what is edited. It is checked like a
 * new one, and whatever was agreed to is asked for again.
 */
@Component
public class EditOrder {

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    private final Orders orders;
    private final Steps steps;
    private final CheckOrder checkNew;
    private final CheckChange checkChange;
    private final PlaceOrder placeNew;
    private final PlaceChange placeChange;
    private final Clock clock;

    EditOrder(
            Orders orders,
            Steps steps,
            CheckOrder checkNew,
            CheckChange checkChange,
            PlaceOrder placeNew,
            PlaceChange placeChange,
            Clock clock) {
        this.orders = orders;
        this.steps = steps;
        this.checkNew = checkNew;
        this.checkChange = checkChange;
        this.placeNew = placeNew;
        this.placeChange = placeChange;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** Edited, or not: the form was all right. */
        record Decided(DecideOrder.Outcome outcome) implements Outcome {}

        record Faulty(List<FormProblem> problems) implements Outcome {}
    }

    /** What an edit came to before anything was changed. */
    private sealed interface Checked {
        record Right(Edit edit) implements Checked {}

        record Wrong(List<FormProblem> problems) implements Checked {}
    }

    @Transactional
    public Outcome edit(OrderId id, EditForm form, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Outcome.Decided(new DecideOrder.Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE));
        }
        steps.lock(id);
        return orders.change(id, order -> edit(order, form, by))
                .orElseGet(() -> new Outcome.Decided(new DecideOrder.Outcome.NoSuchOrder()));
    }

    private Outcome edit(Order order, EditForm form, Staff by) {
        Editable editable = steps.editable(order.id());
        if (order.state().isFinal() || editable == Editable.NOTHING) {
            return new Outcome.Decided(
                    new DecideOrder.Outcome.NotNow(order.state().name(), "nothing in force and no secret sent"));
        }
        Change change = order.change();
        return switch (change == null ? ofNew(order, form, editable) : ofChange(order, change, form)) {
            case Checked.Wrong(var problems) -> new Outcome.Faulty(problems);
            case Checked.Right(var edit) -> new Outcome.Decided(edited(order, edit, by));
        };
    }

    private DecideOrder.Outcome edited(Order order, Edit edit, Staff by) {
        var outcome = DecideOrder.outcome(order, order.edit(edit, by, clock.instant()));
        if (outcome instanceof DecideOrder.Outcome.Decided) {
            steps.startAgain(order.id());
        }
        return outcome;
    }

    private Checked ofNew(Order order, EditForm form, Editable editable) {
        OrderedUser now = order.content();
        var whole = new OrderForm(
                or(form.company(), now.company()),
                now.mainCustomerNumber().value(),
                or(form.customerNumbers(), values(now.customerNumbers())),
                or(form.email(), now.contact().email()),
                or(form.mobile(), now.contact().mobile()),
                or(form.language(), now.contact().language().code()),
                false,
                List.copyOf(order.entitlements().states().keySet()),
                order.ticket());
        return switch (checkNew.check(whole)) {
            case CheckOrder.Outcome.Faulty(var problems) -> new Checked.Wrong(problems);
            case CheckOrder.Outcome.Complete(var content) -> ofNew(order, content, form, editable);
        };
    }

    /** Before anybody worked on it, it is placed anew; after that its contact moves, which takes a second person. */
    private Checked ofNew(Order order, OrderedUser content, EditForm form, Editable editable) {
        var problem = problem(order.content(), content, form, editable);
        if (problem != null) {
            return new Checked.Wrong(List.of(problem));
        }
        Approval approval = editable == Editable.ALL && order.approvedAt() == null
                ? placeNew.approval(content)
                : Approval.SECOND_PERSON;
        return new Checked.Right(new Edit(content, null, approval, form.reason().strip()));
    }

    private static @Nullable FormProblem problem(
            OrderedUser before, OrderedUser after, EditForm form, Editable editable) {
        if (isNoReason(form.reason())) {
            return new FormProblem("reason", Code.REASON);
        }
        if (form.overlapDays() != null) {
            return new FormProblem("overlapDays", Code.OVERLAP);
        }
        if (before.equals(after)) {
            return new FormProblem("reason", Code.NOTHING_EDITED);
        }
        if (editable != Editable.ALL && !before.company().equals(after.company())) {
            return new FormProblem("company", Code.TOO_LATE_TO_EDIT);
        }
        if (editable != Editable.ALL && !before.customerNumbers().equals(after.customerNumbers())) {
            return new FormProblem("customerNumbers", Code.TOO_LATE_TO_EDIT);
        }
        return editable == Editable.MOBILE
                        && !before.contact().email().equals(after.contact().email())
                ? new FormProblem("email", Code.TOO_LATE_TO_EDIT)
                : null;
    }

    private Checked ofChange(Order order, Change change, EditForm form) {
        NewAttributes set = change.attributes();
        var attributes = set == null
                ? new AttributesForm(form.company(), form.email(), form.mobile(), form.language())
                : new AttributesForm(
                        or(form.company(), set.company()),
                        or(form.email(), set.email()),
                        or(form.mobile(), set.mobile()),
                        or(
                                form.language(),
                                set.language() == null ? null : set.language().code()));
        var whole = new ChangeForm(
                change.kind(),
                Objects.requireNonNull(order.technicalUser(), "an order for a change"),
                form.customerNumbers() == null ? values(change.customerNumbers()) : form.customerNumbers(),
                change.entitlement(),
                attributes,
                form.overlapDays() == null ? change.overlapDays() : form.overlapDays(),
                form.reason(),
                order.ticket());
        return switch (checkChange.check(whole, order.id())) {
            case CheckChange.Outcome.Faulty(var problems) -> new Checked.Wrong(problems);
            case CheckChange.Outcome.Complete complete ->
                complete.change().waitingFor(change.approval()).equals(change)
                        ? new Checked.Wrong(List.of(new FormProblem("reason", Code.NOTHING_EDITED)))
                        : new Checked.Right(new Edit(
                                placeChange.content(complete),
                                complete.change(),
                                complete.change().approval(),
                                form.reason().strip()));
        };
    }

    private static boolean isNoReason(String reason) {
        int length = reason.strip().length();
        return length < SHORTEST_REASON || length > LONGEST_REASON;
    }

    private static List<String> values(java.util.Collection<CustomerNumber> numbers) {
        return numbers.stream().map(CustomerNumber::value).toList();
    }

    private static <T extends @Nullable Object> T or(@Nullable T given, T present) {
        return given == null ? present : given;
    }
}
