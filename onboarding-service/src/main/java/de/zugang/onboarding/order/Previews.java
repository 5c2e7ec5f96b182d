package de.zugang.onboarding.order;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where an order would lead if it were done now. What somebody approves is this, not what it was when it was placed. */
@Component
public class Previews {

    private final PresentUsers users;
    private final Entitlements entitlements;

    Previews(PresentUsers users, Entitlements entitlements) {
        this.users = users;
        this.entitlements = entitlements;
    }

    /** Empty for a change that is not possible (any more). */
    Optional<Reach> of(Order order) {
        Change change = order.change();
        if (change == null) {
            return Optional.of(entitlements.reach(order.content()));
        }
        String name = order.technicalUser();
        return name != null && users.find(name) instanceof PresentUsers.Found.User(var user)
                ? of(change, user)
                : Optional.empty();
    }

    /** Where a change of this technical user would lead. */
    public Optional<Reach> of(Change change, PresentUser user) {
        return user.after(change).map(after -> entitlements.reach(after).with(change.attributes()));
    }

    /** Who must agree to a change as the technical user stands now, one after the other; nobody if it is not there. */
    List<Approval> approvals(Order order) {
        Change change = order.change();
        if (change == null) {
            return order.approval() == Approval.NONE ? List.of() : List.of(order.approval());
        }
        String name = order.technicalUser();
        return name != null && users.find(name) instanceof PresentUsers.Found.User(var user)
                ? entitlements.approvals(change, user)
                : List.of();
    }
}
