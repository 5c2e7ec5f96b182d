package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.PresentUser;
import de.zugang.onboarding.order.PresentUsers;
import de.zugang.onboarding.technicaluser.FindTechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import org.springframework.stereotype.Component;

/** Technical users as orders see them. */
@Component
class ShownUsers implements PresentUsers {

    private final FindTechnicalUser find;

    ShownUsers(FindTechnicalUser find) {
        this.find = find;
    }

    @Override
    public Found find(String typed) {
        return switch (find.find(typed)) {
            case FindTechnicalUser.Outcome.Found(var user) -> new Found.User(shown(user));
            case FindTechnicalUser.Outcome.NotFound _ -> new Found.NotFound();
            case FindTechnicalUser.Outcome.ClientIdTyped _ -> new Found.ClientIdTyped();
        };
    }

    static PresentUser shown(TechnicalUser user) {
        return new PresentUser(
                user.name().value(),
                new OrderId(user.orderId()),
                PresentUser.State.valueOf(user.state().name()),
                user.company(),
                user.mainCustomerNumber(),
                user.customerNumbers(),
                user.entitlements());
    }
}
