package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Approval;
import de.zugang.onboarding.order.Change;
import de.zugang.onboarding.order.Entitlements;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.order.PresentUser;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link Step#APPLY_CHANGE} and {@link Step#SWITCH_USER}: in our own database and the feed only, so recorded together with
 * being done. An approved change is made only if it still leads to what was approved; otherwise somebody must agree again.
 *
 * @param confirmation the step that waits for the gateways
 */
record ApplyChange(
        Step step,
        Step confirmation,
        TechnicalUsers users,
        Orders orders,
        Entitlements entitlements,
        Announcement announcement,
        Subject subject,
        Journal journal,
        Clock clock)
        implements Work {

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        if (order.state() != Order.State.APPROVED) {
            return new Result.Dropped();
        }
        TechnicalUser user = subject.user(order.id());
        Optional<PresentUser> after = after(order, user);
        if (after.isEmpty()) {
            return new Result.Stop(Remark.of(Situation.CHANGE_IMPOSSIBLE));
        }
        if (!isApproved(order, user, after.get())) {
            orders.change(order.id(), changed -> changed.lapse(needed(order, user), clock.instant()));
            return new Result.Dropped();
        }
        return Result.done(() -> apply(order, attempt));
    }

    private void apply(Order order, Attempt attempt) {
        TechnicalUser user = subject.lockedUser(order.id());
        PresentUser after = after(order, user)
                .filter(present -> isApproved(order, user, present))
                .orElseThrow(() -> new IllegalStateException("changed meanwhile; the next attempt looks again"));
        TechnicalUser changed = user.changed(
                TechnicalUserState.valueOf(after.state().name()), after.customerNumbers(), after.entitlements());
        users.save(changed);
        // what was saved has a newer version; the feed does not care
        journal.note(attempt.run(), confirmation, String.valueOf(announcement.publish(changed)));
    }

    private static Optional<PresentUser> after(Order order, TechnicalUser user) {
        Change change = Objects.requireNonNull(order.change(), "an order for a change");
        return ShownUsers.shown(user).after(change);
    }

    /** What needed nobody's approval may need one by now: a number that is added to whoever has got an entitlement meanwhile. */
    private boolean isApproved(Order order, TechnicalUser user, PresentUser after) {
        String approved = order.approvedReach();
        return approved == null
                ? needed(order, user) == Approval.NONE
                : approved.equals(entitlements.reach(after).hash());
    }

    /** The first of those who must agree as things stand; whoever had to agree before must at least agree again. */
    private Approval needed(Order order, TechnicalUser user) {
        Change change = Objects.requireNonNull(order.change(), "an order for a change");
        return entitlements.approvals(change.kind(), change.entitlement(), ShownUsers.shown(user)).stream()
                .findFirst()
                .orElse(order.approval());
    }

    @Configuration
    static class Both {

        @Bean
        Work applyChange(
                TechnicalUsers users,
                Orders orders,
                Entitlements entitlements,
                Announcement announcement,
                Subject subject,
                Journal journal,
                Clock clock) {
            return new ApplyChange(
                    Step.APPLY_CHANGE,
                    Step.CONFIRM_CHANGE,
                    users,
                    orders,
                    entitlements,
                    announcement,
                    subject,
                    journal,
                    clock);
        }

        @Bean
        Work switchUser(
                TechnicalUsers users,
                Orders orders,
                Entitlements entitlements,
                Announcement announcement,
                Subject subject,
                Journal journal,
                Clock clock) {
            return new ApplyChange(
                    Step.SWITCH_USER,
                    Step.CONFIRM_SWITCH,
                    users,
                    orders,
                    entitlements,
                    announcement,
                    subject,
                    journal,
                    clock);
        }
    }
}
