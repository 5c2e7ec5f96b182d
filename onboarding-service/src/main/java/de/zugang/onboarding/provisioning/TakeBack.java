package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.pickup.Pickups;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.FormerClient;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import de.zugang.servicekit.token.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@link Step#TAKE_BACK}: what was given up is as if it had not been ordered, but for three things. A name stays taken, so a new
 * technical user ends. What was replaced at once stays dead, since somebody else may know it. And the secret that came in
 * its place is drawn anew at Keycloak, so that nobody has it, whatever became of the text message.
 */
@Component
class TakeBack implements Work {

    private final TechnicalClients clients;
    private final TechnicalUsers users;
    private final SubscriptionKeys keys;
    private final Announcement announcement;
    private final Pickups pickups;
    private final Subject subject;
    private final Journal journal;

    TakeBack(
            TechnicalClients clients,
            TechnicalUsers users,
            SubscriptionKeys keys,
            Announcement announcement,
            Pickups pickups,
            Subject subject,
            Journal journal) {
        this.clients = clients;
        this.users = users;
        this.keys = keys;
        this.announcement = announcement;
        this.pickups = pickups;
        this.subject = subject;
        this.journal = journal;
    }

    @Override
    public Step step() {
        return Step.TAKE_BACK;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        TechnicalUser user = subject.found(order).orElse(null);
        String drawn = user != null && isReplaced(order, user) ? Sha256.of(clients.renewSecret(user.clientId())) : null;
        return Result.done(() -> {
            pickups.close(order.id().value());
            long revision =
                    user == null ? 0 : takeBack(order, users.lock(user.name()).orElseThrow(), drawn);
            journal.note(attempt.run(), Step.CONFIRM_UNDO, String.valueOf(revision));
        });
    }

    /** The revision that gateways must have; 0 if there is nothing to tell them. */
    private long takeBack(Order order, TechnicalUser user, @Nullable String drawn) {
        return switch (order.kind()) {
            case NEW_TECHNICAL_USER ->
                publish(user.changed(TechnicalUserState.ENDED, user.customerNumbers(), user.entitlements()));
            case ROLL_KEY, REPLACE_KEY -> withoutNewKey(order, user);
            case ROLL_SECRET, REPLACE_SECRET -> withoutNewSecret(order, user, drawn);
            case ADD_CUSTOMER_NUMBERS,
                    REMOVE_CUSTOMER_NUMBERS,
                    GRANT_ENTITLEMENT,
                    WITHDRAW_ENTITLEMENT,
                    CHANGE_ATTRIBUTES,
                    EXPIRE_SECRET,
                    SUSPEND,
                    REACTIVATE,
                    END -> 0;
        };
    }

    private long withoutNewKey(Order order, TechnicalUser user) {
        String drawn =
                journal.entry(new Run(order.id(), Part.KEY), Step.ROLL_KEY).note();
        if (drawn == null) {
            return 0;
        }
        keys.takeBack(user.name().value(), drawn);
        return announcement.publish(user);
    }

    private long withoutNewSecret(Order order, TechnicalUser user, @Nullable String drawn) {
        if (!hasClientOf(order, user)) {
            return 0;
        }
        FormerClient former = user.formerClient();
        if (former != null) {
            return publish(user.rotatedTo(former.clientId(), former.secretHash(), null));
        }
        if (drawn == null) {
            throw new IllegalStateException("changed meanwhile; the next attempt looks again");
        }
        return publish(user.rotatedTo(user.clientId(), drawn, null));
    }

    private long publish(TechnicalUser changed) {
        users.save(changed);
        return announcement.publish(changed);
    }

    /** There is no way back to what was before. */
    private static boolean isReplaced(Order order, TechnicalUser user) {
        return order.kind() == OrderKind.REPLACE_SECRET && hasClientOf(order, user);
    }

    static boolean hasClientOf(Order order, TechnicalUser user) {
        return user.clientId().equals(ClientIds.of(order.id().value()));
    }
}
