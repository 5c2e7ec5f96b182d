package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who must agree to an order (next) before anything is done; never the person who placed it. */
public enum Approval {
    NONE(null),
    /** For an entitlement whose approver this is; somebody else of customer service. */
    CUSTOMER_SERVICE(StaffRole.CUSTOMER_SERVICE),
    /** For an entitlement whose approver this is. */
    SALES_LEAD(StaffRole.SALES_LEAD),
    /** For an entitlement whose approver this is. */
    OPERATOR(StaffRole.OPERATOR),
    /** What cannot be taken back, or leads a key or a secret elsewhere: somebody else of customer service, or the sales lead. */
    SECOND_PERSON(StaffRole.CUSTOMER_SERVICE);

    private final @Nullable StaffRole role;

    Approval(@Nullable StaffRole role) {
        this.role = role;
    }

    /** By the name of the approver's role in the catalogue; empty if nobody of that role decides on anything. */
    static Optional<Approval> by(String claim) {
        return Arrays.stream(values())
                .filter(approval -> approval != SECOND_PERSON)
                .filter(approval ->
                        approval.role != null && approval.role.claim().equals(claim))
                .findFirst();
    }

    /** Whether this person's role allows to decide. */
    public boolean isFor(Staff person) {
        return (role != null && person.is(role)) || (this == SECOND_PERSON && person.is(StaffRole.SALES_LEAD));
    }

    StaffRole needed() {
        return role == null ? StaffRole.CUSTOMER_SERVICE : role;
    }
}
