package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;

/** Who must agree to an order before anything is done; never the person who placed it. */
public enum Approval {
    NONE,
    /** Online authorization data, for whichever customer number. */
    SALES_LEAD,
    /** What cannot be taken back: somebody else of customer service, or the sales lead. */
    SECOND_PERSON;

    /** Whether this person's role allows to decide. */
    public boolean isFor(Staff person) {
        return switch (this) {
            case NONE -> false;
            case SALES_LEAD -> person.is(StaffRole.SALES_LEAD);
            case SECOND_PERSON -> person.is(StaffRole.CUSTOMER_SERVICE) || person.is(StaffRole.SALES_LEAD);
        };
    }

    StaffRole needed() {
        return this == SALES_LEAD ? StaffRole.SALES_LEAD : StaffRole.CUSTOMER_SERVICE;
    }

    /** The rule. Whoever has OLA gets it for every added customer number too, so adding one needs the sales lead. */
    public static Approval of(OrderKind kind, PresentUser user) {
        return switch (kind) {
            case GRANT_OLA -> SALES_LEAD;
            case ADD_CUSTOMER_NUMBERS -> user.ola() ? SALES_LEAD : NONE;
            case END -> SECOND_PERSON;
            case NEW_TECHNICAL_USER,
                    REMOVE_CUSTOMER_NUMBERS,
                    WITHDRAW_OLA,
                    ROLL_KEY,
                    REPLACE_KEY,
                    SUSPEND,
                    REACTIVATE -> NONE;
        };
    }
}
