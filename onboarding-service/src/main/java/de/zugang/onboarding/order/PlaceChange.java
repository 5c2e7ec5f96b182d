package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Places an order that changes a technical user; what needs no approval is under way when this returns. */
@Component
public class PlaceChange {

    private final CheckChange check;
    private final PresentUsers users;
    private final Orders orders;
    private final RequiredDocuments documents;
    private final OrderProperties properties;
    private final Clock clock;

    PlaceChange(
            CheckChange check,
            PresentUsers users,
            Orders orders,
            RequiredDocuments documents,
            OrderProperties properties,
            Clock clock) {
        this.documents = documents;
        this.check = check;
        this.users = users;
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
    public Outcome place(ChangeForm form, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        users.lock(form.technicalUser());
        return switch (check.check(form)) {
            case CheckChange.Outcome.Faulty(var problems) -> new Outcome.Faulty(problems);
            case CheckChange.Outcome.Complete complete -> placed(form, complete, by);
        };
    }

    /** The technical user as it will be. */
    OrderedUser content(CheckChange.Outcome.Complete complete) {
        PresentUser after = complete.after();
        Contact contact = users.contact(after);
        NewAttributes wanted = complete.change().attributes();
        return new OrderedUser(
                wanted == null || wanted.company() == null ? after.company() : wanted.company(),
                after.mainCustomerNumber(),
                new TreeSet<>(after.customerNumbers()),
                wanted == null ? contact : wanted.of(contact));
    }

    private Outcome placed(ChangeForm form, CheckChange.Outcome.Complete complete, Staff by) {
        var order = Order.change(
                new OrderId(UUID.randomUUID()),
                new Order.ChangeWish(
                        content(complete),
                        complete.change(),
                        complete.after().name(),
                        form.reason().strip(),
                        form.ticket(),
                        !documents.isAnyNeeded(complete.change())),
                by,
                clock.instant(),
                properties.due());
        orders.add(order);
        return new Outcome.Placed(order);
    }
}
