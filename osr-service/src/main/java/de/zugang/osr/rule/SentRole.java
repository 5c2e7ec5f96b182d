package de.zugang.osr.rule;

import de.zugang.osr.message.Subject;
import de.zugang.osr.period.Period;
import org.jspecify.annotations.Nullable;

/** One role of a delivery, as it was sent: anything may be missing. */
public record SentRole(
        @Nullable String change,
        @Nullable String role,
        Period period,
        @Nullable SentReference partner) {

    public @Nullable String pmnumber() {
        return partner == null ? null : partner.pmnumber();
    }

    Subject subject() {
        return new Subject.OfRole(
                role,
                period,
                partner == null ? null : new Subject.PartnerNumbers(partner.pmnumber(), partner.mscnumber()));
    }
}
