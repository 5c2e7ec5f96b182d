package de.zugang.onboarding.order;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where an order would lead if it were done now. What somebody approves is this, not what it was when it was placed. */
@Component
public class Previews {

    private final PresentUsers users;

    Previews(PresentUsers users) {
        this.users = users;
    }

    /** Empty for a new technical user, whose order never changes, and for a change that is not possible (any more). */
    Optional<Reach> of(Order order) {
        Change change = order.change();
        String name = order.technicalUser();
        return change != null && name != null && users.find(name) instanceof PresentUsers.Found.User(var user)
                ? of(change, user)
                : Optional.empty();
    }

    /** Where a change of this technical user would lead. */
    public static Optional<Reach> of(Change change, PresentUser user) {
        return user.after(change).map(PresentUser::reach);
    }
}
