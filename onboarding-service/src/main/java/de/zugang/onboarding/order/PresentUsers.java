package de.zugang.onboarding.order;

/** Technical users, as far as orders must know of them, whoever keeps them. */
public interface PresentUsers {

    /** What a person meant. */
    sealed interface Found {
        record User(PresentUser user) implements Found {}

        record NotFound() implements Found {}

        /** A client id was typed where the name is expected. */
        record ClientIdTyped() implements Found {}
    }

    /** By what a person typed. */
    Found find(String typed);

    /** Whoever orders something for the same technical user waits until the present transaction ends. */
    void lock(String typed);

    /** Whether one of the customer numbers belongs to a technical user, and no key or no secret of one goes where this contact says. */
    boolean haveOtherContacts(OrderedUser content);

    /** Where the credentials of a technical user go now. */
    Contact contact(PresentUser user);
}
