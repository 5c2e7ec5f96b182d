package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import java.time.Clock;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders, for the platform itself, that a secret ends which nobody has ever used; once at a time. */
@Component
public class PlaceExpiry {

    private final PresentUsers users;
    private final Orders orders;
    private final OrderProperties properties;
    private final Clock clock;

    PlaceExpiry(PresentUsers users, Orders orders, OrderProperties properties, Clock clock) {
        this.users = users;
        this.orders = orders;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional
    public void place(String technicalUser) {
        users.lock(technicalUser);
        if (users.find(technicalUser) instanceof PresentUsers.Found.User(var user)
                && !orders.isOpen(technicalUser, OrderKind.EXPIRE_SECRET, null, null)) {
            place(user);
        }
    }

    private void place(PresentUser user) {
        var change = new Change(OrderKind.EXPIRE_SECRET, new TreeSet<>(), null, null, null, Approval.NONE);
        var content = new OrderedUser(
                user.company(), user.mainCustomerNumber(), new TreeSet<>(user.customerNumbers()), users.contact(user));
        orders.add(Order.change(
                new OrderId(UUID.randomUUID()),
                new Order.ChangeWish(content, change, user.name(), "The secret was never used", null, true),
                Staff.PLATFORM,
                clock.instant(),
                properties.due()));
    }
}
