package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.Optional;

/** Holds the work on all orders and lets it go on, whoever does that work. */
public interface Holds {

    /** What came of it. */
    sealed interface Outcome {
        /** So it is now; also if it was so before. */
        record Set() implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}
    }

    /** Empty: the work goes on. */
    Optional<Hold> present();

    /** Holds, or lets go on. */
    Outcome set(boolean held, String why, Staff by);
}
