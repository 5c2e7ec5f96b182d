package de.zugang.onboarding.order;

import de.zugang.onboarding.order.OrderApproved.Part;
import java.util.Locale;

/** What is ordered. Stored by name, so a name never changes. */
public enum OrderKind {
    NEW_TECHNICAL_USER(Part.ORDER),
    ADD_CUSTOMER_NUMBERS(Part.CHANGE),
    REMOVE_CUSTOMER_NUMBERS(Part.CHANGE),
    /** One entitlement of the catalogue. */
    GRANT_ENTITLEMENT(Part.CHANGE),
    WITHDRAW_ENTITLEMENT(Part.CHANGE),
    /** Company, e-mail address, mobile number or language. */
    CHANGE_ATTRIBUTES(Part.ATTRIBUTES),
    /** A second subscription key; the old one works for a while, so that nothing stands still. */
    ROLL_KEY(Part.KEY),
    /** Another subscription key; the old one dies at once, since somebody else may know it. */
    REPLACE_KEY(Part.KEY),
    /** Another client with another secret; the old ones work for a chosen time, so that nothing stands still. */
    ROLL_SECRET(Part.SECRET),
    /** Another client with another secret; old secret and old tokens die at once. */
    REPLACE_SECRET(Part.SECRET),
    /** A secret that nobody ever used is void after a time; placed by the platform alone. */
    EXPIRE_SECRET(Part.EXPIRY),
    SUSPEND(Part.SWITCH),
    REACTIVATE(Part.SWITCH),
    /** For good; the name is never used again. */
    END(Part.SWITCH);

    private final Part part;

    OrderKind(Part part) {
        this.part = part;
    }

    /** The work that its approval sets off. */
    public Part part() {
        return part;
    }

    /** Whether it is about a technical user that exists. */
    public boolean isChange() {
        return this != NEW_TECHNICAL_USER;
    }

    /** Whether a person may order it. */
    public boolean isPlaceable() {
        return this != EXPIRE_SECRET;
    }

    public boolean takesAttributes() {
        return this == CHANGE_ATTRIBUTES;
    }

    public boolean takesCustomerNumbers() {
        return this == ADD_CUSTOMER_NUMBERS || this == REMOVE_CUSTOMER_NUMBERS;
    }

    public boolean takesEntitlement() {
        return this == GRANT_ENTITLEMENT || this == WITHDRAW_ENTITLEMENT;
    }

    /** Whether what the technical user may call is another afterwards, or may be again. */
    public boolean changesReach() {
        return (part == Part.CHANGE || part == Part.SWITCH || part == Part.ORDER) && this != SUSPEND;
    }

    /** For addresses: lower case, with dashes. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
