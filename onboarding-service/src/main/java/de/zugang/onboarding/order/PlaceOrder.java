package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Places an order for a new technical user; a complete one is approved and under way when this returns. */
@Component
public class PlaceOrder {

    private final CheckOrder check;
    private final Orders orders;
    private final PresentUsers users;
    private final RequiredDocuments documents;
    private final OrderProperties properties;
    private final Clock clock;

    PlaceOrder(
            CheckOrder check,
            Orders orders,
            PresentUsers users,
            RequiredDocuments documents,
            OrderProperties properties,
            Clock clock) {
        this.users = users;
        this.documents = documents;
        this.check = check;
        this.orders = orders;
        this.properties = properties;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Placed(Order order) implements Outcome {}

        record Faulty(List<FormProblem> problems) implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}
    }

    @Transactional
    public Outcome place(OrderForm form, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        return switch (check.check(form)) {
            case CheckOrder.Outcome.Faulty(var problems) -> new Outcome.Faulty(problems);
            case CheckOrder.Outcome.Complete(var content) -> placed(form, content, by);
        };
    }

    /** Whoever orders access to data that another contact has access to already could have it sent to themselves. */
    Approval approval(OrderedUser content) {
        return properties.secondPersonForOtherContacts() && users.haveOtherContacts(content)
                ? Approval.SECOND_PERSON
                : Approval.NONE;
    }

    private Outcome placed(OrderForm form, OrderedUser content, Staff by) {
        // those that are signed one by one are noted one by one, with day and name
        var entitlements = new TreeSet<>(form.entitlements());
        boolean signed = form.documentsSigned() && !documents.isAnyNeeded(entitlements);
        var wish = new Order.Wish(content, signed, entitlements, form.ticket(), approval(content));
        var order = Order.place(new OrderId(UUID.randomUUID()), wish, by, clock.instant(), properties.due());
        orders.add(order);
        return new Outcome.Placed(order);
    }
}
