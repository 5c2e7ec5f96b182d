package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@link Step#VOID_SECRET}: Keycloak gives no tokens for it, and gateways take it no longer for Basic. The way back is an order for
 * another secret.
 */
@Component
class VoidSecret implements Work {

    private final TechnicalClients clients;
    private final ClientSwitch present;
    private final TechnicalUsers users;
    private final UnusedSecrets unused;
    private final Announcement announcement;
    private final Subject subject;
    private final Journal journal;

    VoidSecret(
            TechnicalClients clients,
            ClientSwitch present,
            TechnicalUsers users,
            UnusedSecrets unused,
            Announcement announcement,
            Subject subject,
            Journal journal) {
        this.clients = clients;
        this.present = present;
        this.users = users;
        this.unused = unused;
        this.announcement = announcement;
        this.subject = subject;
        this.journal = journal;
    }

    @Override
    public Step step() {
        return Step.VOID_SECRET;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        TechnicalUser seen = subject.user(order.id());
        if (order.state() != Order.State.APPROVED) {
            present.align(seen); // an earlier attempt may have come as far as Keycloak
            return new Result.Dropped();
        }
        unused.noteUsed();
        if (seen.state() == TechnicalUserState.ENDED || !AwaitUse.isStillUnused(unused, order, subject)) {
            present.align(seen);
            return Result.done(() -> journal.note(attempt.run(), Step.CONFIRM_EXPIRY, "0"));
        }
        clients.disable(seen.clientId());
        return Result.done(() -> {
            TechnicalUser user = subject.lockedUser(order.id());
            boolean withdrawn = subject.order(order.id()).state() != Order.State.APPROVED;
            if (withdrawn
                    || !user.clientId().equals(seen.clientId())
                    || !Objects.equals(user.secretHash(), seen.secretHash())) {
                throw new IllegalStateException("changed meanwhile; the next attempt looks again");
            }
            TechnicalUser changed = user.withoutSecret();
            users.save(changed);
            journal.note(attempt.run(), Step.CONFIRM_EXPIRY, String.valueOf(announcement.publish(changed)));
        });
    }
}
