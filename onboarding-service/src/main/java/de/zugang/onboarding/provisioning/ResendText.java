package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Messages.Resend;
import de.zugang.onboarding.order.Messages.State;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a lost text message sent again; see {@link de.zugang.onboarding.order.Messages#resend}. */
@Component
class ResendText {

    private final Orders orders;
    private final OrderMessages messages;
    private final ResendLimits limits;
    private final Journal journal;
    private final ProvisioningJob job;
    private final Clock clock;

    ResendText(
            Orders orders,
            OrderMessages messages,
            ResendLimits limits,
            Journal journal,
            ProvisioningJob job,
            Clock clock) {
        this.orders = orders;
        this.messages = messages;
        this.limits = limits;
        this.journal = journal;
        this.job = job;
        this.clock = clock;
    }

    @Transactional
    public Resend resend(OrderId id, Staff by) {
        if (!by.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Resend.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        // the order is locked, so two people at once are one after the other
        return orders.change(id, order -> resend(order, by)).orElseGet(Resend.NoSuchOrder::new);
    }

    private Resend resend(Order order, Staff by) {
        var message = messages.text(order.id()).orElse(null);
        if (message == null || message.state() != State.FAILED || order.firstCallAt() != null) {
            return new Resend.NotNow(message == null ? "none" : message.state().name());
        }
        if (!messages.isSameAsThen(order)) {
            return new Resend.NotNow("another number or secret since");
        }
        if (!limits.ofOrder(order.id()) || !limits.ofPerson(by.name())) {
            return new Resend.TooOften();
        }
        limits.count(order.id(), by.name());
        Step step = Step.valueOf(message.step());
        var run = new Run(order.id(), step.part());
        journal.reopen(run, step);
        job.stage(run);
        order.resent(by, clock.instant());
        return new Resend.Staged();
    }
}
