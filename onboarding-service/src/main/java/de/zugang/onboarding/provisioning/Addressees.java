package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.technicaluser.ChangedContact;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import org.springframework.stereotype.Component;

/** Where keys and secrets of a technical user go now. */
@Component
class Addressees {

    private final Contacts contacts;
    private final Orders orders;

    Addressees(Contacts contacts, Orders orders) {
        this.contacts = contacts;
        this.orders = orders;
    }

    ChangedContact of(TechnicalUser user) {
        return contacts.changed(user.name())
                .orElseGet(() -> ChangedContact.unchanged(orders.find(new OrderId(user.orderId()))
                        .orElseThrow()
                        .content()
                        .contact()));
    }
}
