package de.zugang.onboarding.desk;

import static de.zugang.onboarding.staff.StaffRole.AUDITOR;
import static de.zugang.onboarding.staff.StaffRole.CUSTOMER_SERVICE;
import static de.zugang.onboarding.staff.StaffRole.OPERATOR;
import static de.zugang.onboarding.staff.StaffRole.SALES_LEAD;

import de.zugang.onboarding.staff.Staff;

/**
 * Who looks at a page, and which actions it offers. What it does not offer is refused by the use cases all the same.
 *
 * @param name the user name at Keycloak
 */
record Viewer(Staff staff, String name) {

    static Viewer current() {
        Staff staff = Staff.current();
        return new Viewer(staff, staff.name());
    }

    public boolean mayPlace() {
        return staff.is(CUSTOMER_SERVICE);
    }

    public boolean mayReadAudit() {
        return staff.is(OPERATOR) || staff.is(AUDITOR);
    }

    public boolean mayExamine() {
        return staff.is(OPERATOR) || staff.is(AUDITOR);
    }

    public boolean mayHold() {
        return staff.is(OPERATOR);
    }

    public boolean mayRetry() {
        return staff.is(CUSTOMER_SERVICE) || staff.is(OPERATOR);
    }

    /** Open to whoever decides, as the sales lead or as a second person, and to whoever may look at everything. */
    public boolean mayOpenInbox() {
        return staff.is(SALES_LEAD) || staff.is(CUSTOMER_SERVICE) || staff.is(OPERATOR) || staff.is(AUDITOR);
    }
}
