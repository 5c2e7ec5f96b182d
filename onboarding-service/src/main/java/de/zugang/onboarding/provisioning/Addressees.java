package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.technicaluser.ChangedContact;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where keys and secrets of a technical user go now, and where they went or will go for whoever only looks. */
@Component
class Addressees {

    private static final Set<Order.State> NOT_AGREED = EnumSet.of(
            Order.State.WAITING_FOR_CUSTOMER,
            Order.State.WAITING_FOR_APPROVAL,
            Order.State.CANCELLED,
            Order.State.REJECTED);

    private final Contacts contacts;
    private final Orders orders;

    Addressees(Contacts contacts, Orders orders) {
        this.contacts = contacts;
        this.orders = orders;
    }

    /**
     * For whoever sends something there.
     *
     * @throws IllegalStateException nobody has agreed yet to the contact that the technical user's order says since it was edited
     */
    ChangedContact of(TechnicalUser user) {
        return contacts.changed(user.name()).orElseGet(() -> {
            Order order = orders.find(new OrderId(user.orderId())).orElseThrow();
            if (NOT_AGREED.contains(order.state())) {
                throw new IllegalStateException("the contact of the technical user waits for an approval");
            }
            return ChangedContact.unchanged(order.content().contact());
        });
    }

    /** Also one that nobody has agreed to yet. */
    ChangedContact shown(TechnicalUser user) {
        return contacts.changed(user.name())
                .orElseGet(() -> ChangedContact.unchanged(orders.find(new OrderId(user.orderId()))
                        .orElseThrow()
                        .content()
                        .contact()));
    }
}
