package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.FormerClient;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import de.zugang.onboarding.usage.CredentialUse;
import de.zugang.servicekit.token.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@link Step#SWITCH_SECRET}: client id, hash and feed are one transaction, so gateways know of the old or of the new client,
 * or of both where they overlap, and never of anything else. Doing it again finds the client in place. Where the secret would go
 * elsewhere than was ordered, nothing is switched, so the present one goes on working.
 */
@Component
class SwitchSecret implements Work {

    private final TechnicalClients clients;
    private final ClientSwitch present;
    private final TechnicalUsers users;
    private final CredentialUse uses;
    private final Addressees addressees;
    private final Announcement announcement;
    private final Subject subject;
    private final Journal journal;
    private final Clock clock;

    SwitchSecret(
            TechnicalClients clients,
            ClientSwitch present,
            TechnicalUsers users,
            CredentialUse uses,
            Addressees addressees,
            Announcement announcement,
            Subject subject,
            Journal journal,
            Clock clock) {
        this.clients = clients;
        this.present = present;
        this.users = users;
        this.uses = uses;
        this.addressees = addressees;
        this.announcement = announcement;
        this.subject = subject;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.SWITCH_SECRET;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        TechnicalUser user = subject.user(order.id());
        String next = ClientIds.of(order.id().value());
        Integer days = Objects.requireNonNull(order.change()).overlapDays();
        if (!isPossible(user, days)) {
            return stop(next, user, Situation.CHANGE_IMPOSSIBLE);
        }
        if (hasMoved(order, user)) {
            return stop(next, user, Situation.CONTACT_CHANGED);
        }
        if (user.state() == TechnicalUserState.ACTIVE) {
            clients.enable(next);
        }
        String hash = Sha256.of(clients.secret(next));
        if (days == null) {
            user.clientIds().forEach(clients::disable);
        }
        return Result.done(() -> put(attempt, order, next, hash, user.state()));
    }

    /** Whoever is suspended, or whose secret expired, can have it replaced, but none beside one that does not work. */
    private static boolean isPossible(TechnicalUser user, @Nullable Integer days) {
        return (user.state() == TechnicalUserState.ACTIVE && (days == null || user.secretHash() != null))
                || (user.state() == TechnicalUserState.SUSPENDED && days == null);
    }

    /** An earlier attempt may have come as far as Keycloak and no further. */
    private Result stop(String next, TechnicalUser user, Situation why) {
        present.without(next, user);
        return new Result.Stop(Remark.of(why));
    }

    private boolean hasMoved(Order order, TechnicalUser user) {
        return !addressees
                .of(user)
                .contact()
                .mobile()
                .equals(order.content().contact().mobile());
    }

    private void put(Attempt attempt, Order order, String next, String hash, TechnicalUserState seen) {
        Integer days = Objects.requireNonNull(order.change()).overlapDays();
        TechnicalUser user = subject.lockedUser(order.id());
        if (user.state() != seen || hasMoved(order, user)) {
            throw new IllegalStateException("changed meanwhile; the next attempt looks again");
        }
        Instant end = days == null ? clock.instant() : clock.instant().plus(Duration.ofDays(days));
        var former = days == null
                ? null
                : new FormerClient(
                        user.clientId(), Objects.requireNonNull(user.secretHash(), "an active one has it"), end);
        TechnicalUser rotated = user.rotatedTo(next, hash, former);
        users.save(rotated);
        uses.clientReplaced(user.name().value(), former != null);
        journal.note(attempt.run(), Step.RETIRE_CLIENT, new Retirement(end, user.clientIds()).note());
        journal.note(attempt.run(), Step.CONFIRM_SECRET, String.valueOf(announcement.publish(rotated)));
    }
}
