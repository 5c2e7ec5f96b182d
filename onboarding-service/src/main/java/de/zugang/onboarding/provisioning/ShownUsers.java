package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderedUser;
import de.zugang.onboarding.order.PresentUser;
import de.zugang.onboarding.order.PresentUsers;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.FindTechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Technical users as orders see them. */
@Component
class ShownUsers implements PresentUsers {

    private final FindTechnicalUser find;
    private final TechnicalUsers users;
    private final Contacts contacts;
    private final Addressees addressees;

    ShownUsers(FindTechnicalUser find, TechnicalUsers users, Contacts contacts, Addressees addressees) {
        this.find = find;
        this.users = users;
        this.contacts = contacts;
        this.addressees = addressees;
    }

    @Override
    public Found find(String typed) {
        return switch (find.find(typed)) {
            case FindTechnicalUser.Outcome.Found(var user) -> new Found.User(whole(user));
            case FindTechnicalUser.Outcome.NotFound _ -> new Found.NotFound();
            case FindTechnicalUser.Outcome.ClientIdTyped _ -> new Found.ClientIdTyped();
        };
    }

    @Override
    public void lock(String typed) {
        if (TechnicalUserName.read(typed) instanceof TechnicalUserName.Typed.Name(var name)) {
            users.lock(name);
        }
    }

    @Override
    public boolean haveOtherContacts(OrderedUser content) {
        List<Contact> known = users.of(content.customerNumbers()).stream()
                .map(user -> addressees.shown(user).contact())
                .toList();
        String email = content.contact().email();
        String mobile = content.contact().mobile();
        return !known.isEmpty()
                && (known.stream().noneMatch(contact -> contact.email().equals(email))
                        || known.stream().noneMatch(contact -> contact.mobile().equals(mobile)));
    }

    @Override
    public Contact contact(PresentUser user) {
        return addressees
                .shown(users.named(new TechnicalUserName(user.name())).orElseThrow())
                .contact();
    }

    private PresentUser whole(TechnicalUser user) {
        return contacts.changed(user.name())
                .map(changed -> shown(user, changed.emailIsNew(), changed.mobileIsNew()))
                .orElseGet(() -> shown(user));
    }

    /** As far as what it may call is concerned. */
    static PresentUser shown(TechnicalUser user) {
        return shown(user, false, false);
    }

    private static PresentUser shown(TechnicalUser user, boolean emailIsNew, boolean mobileIsNew) {
        return new PresentUser(
                user.name().value(),
                new OrderId(user.orderId()),
                PresentUser.State.valueOf(user.state().name()),
                user.company(),
                user.mainCustomerNumber(),
                user.customerNumbers(),
                user.entitlements(),
                emailIsNew,
                mobileIsNew,
                user.formerClient() != null
                        || (user.secretHash() == null && user.state() != TechnicalUserState.RESERVED));
    }
}
