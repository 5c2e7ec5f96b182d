package de.zugang.onboarding.order;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where orders are kept. Adding and saving publishes what was approved, in the same transaction. */
public interface Orders {

    void add(Order order);

    Optional<Order> find(OrderId id);

    /**
     * Reads an order so that nobody else changes it meanwhile, changes it and keeps what came of it; all in the present
     * transaction, or in one of its own.
     *
     * @return what the change returned; empty if there is no such order
     */
    <T> Optional<T> change(OrderId id, Function<Order, T> change);

    /**
     * Whether an order of the kind for this technical user is neither done nor given up.
     *
     * @param entitlement the one it is about; {@code null} where the kind takes none
     * @param but not this one; {@code null}: any
     */
    boolean isOpen(String technicalUser, OrderKind kind, @Nullable String entitlement, @Nullable OrderId but);

    /** The orders for this technical user whose first successful call is still to come. */
    List<OrderId> awaitingFirstCall(String technicalUser);

    /** Oldest first. */
    List<HistoryEntry> history(OrderId id);

    /** One page of those that fit, newest first. */
    OrderPage search(OrderSearch search);
}
