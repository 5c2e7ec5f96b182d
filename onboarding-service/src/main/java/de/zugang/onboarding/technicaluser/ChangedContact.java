package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.order.Contact;

/**
 * Where keys and secrets go since that was changed.
 *
 * @param emailIsNew no key has gone to the address since
 * @param mobileIsNew no secret has gone to the number since
 */
public record ChangedContact(Contact contact, boolean emailIsNew, boolean mobileIsNew) {

    /** Another contact in the place of this one; what moves is new, what was new stays so. */
    public ChangedContact movedTo(Contact other) {
        return new ChangedContact(
                other,
                emailIsNew || !other.email().equals(contact.email()),
                mobileIsNew || !other.mobile().equals(contact.mobile()));
    }

    /** As it was ordered in the beginning. */
    public static ChangedContact unchanged(Contact contact) {
        return new ChangedContact(contact, false, false);
    }
}
