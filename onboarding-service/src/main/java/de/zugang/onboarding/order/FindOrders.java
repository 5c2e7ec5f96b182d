package de.zugang.onboarding.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows orders. */
@Component
public class FindOrders {

    private final Orders orders;
    private final Steps steps;
    private final Previews previews;

    FindOrders(Orders orders, Steps steps, Previews previews) {
        this.orders = orders;
        this.steps = steps;
        this.previews = previews;
    }

    public OrderPage search(OrderSearch search) {
        return orders.search(search);
    }

    public Optional<OrderView> find(OrderId id) {
        return orders.find(id).map(order -> new OrderView(order, steps.of(id), orders.history(id), preview(order)));
    }

    private @Nullable Reach preview(Order order) {
        return order.state() == Order.State.WAITING_FOR_APPROVAL
                ? previews.of(order).orElse(null)
                : null;
    }
}
