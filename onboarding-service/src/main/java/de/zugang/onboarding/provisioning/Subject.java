package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a step works on: the order and, once its name is reserved, the technical user. */
@Component
class Subject {

    private final Orders orders;
    private final TechnicalUsers users;

    Subject(Orders orders, TechnicalUsers users) {
        this.orders = orders;
        this.users = users;
    }

    Order order(OrderId id) {
        return orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id));
    }

    TechnicalUser user(OrderId id) {
        return found(order(id)).orElseThrow(() -> new IllegalStateException("no technical user of order " + id));
    }

    /** Empty as long as no name is reserved. */
    Optional<TechnicalUser> found(Order order) {
        String name = order.technicalUser();
        return order.kind().isChange() && name != null
                ? users.named(new TechnicalUserName(name))
                : users.ofOrder(order.id().value());
    }

    /** The technical user, locked until the present transaction ends. */
    TechnicalUser lockedUser(OrderId id) {
        return users.lock(user(id).name()).orElseThrow();
    }
}
