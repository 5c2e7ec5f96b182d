package de.zugang.onboarding.order;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows orders. */
@Component
public class FindOrders {

    private final Orders orders;
    private final Steps steps;

    FindOrders(Orders orders, Steps steps) {
        this.orders = orders;
        this.steps = steps;
    }

    public OrderPage search(OrderSearch search) {
        return orders.search(search);
    }

    public Optional<OrderView> find(OrderId id) {
        return orders.find(id).map(order -> new OrderView(order, steps.of(id), orders.history(id)));
    }
}
