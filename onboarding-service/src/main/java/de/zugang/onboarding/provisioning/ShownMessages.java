package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Messages;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.staff.Staff;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an order shows of its messages. */
@Component
class ShownMessages implements Messages {

    private final OrderMessages messages;
    private final ResendText resend;

    ShownMessages(OrderMessages messages, ResendText resend) {
        this.messages = messages;
        this.resend = resend;
    }

    @Override
    public List<Message> of(OrderId order) {
        return messages.of(order);
    }

    @Override
    public Resend resend(OrderId order, Staff by) {
        return resend.resend(order, by);
    }
}
