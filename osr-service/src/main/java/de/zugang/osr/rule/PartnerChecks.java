package de.zugang.osr.rule;

import de.zugang.osr.role.RoleCode;
import org.jspecify.annotations.Nullable;

/** Facts that a synchronous rule and its late twin share. */
public final class PartnerChecks {

    private PartnerChecks() {}

    public static boolean isMissing(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** A reference without a number is another matter (KALO-03). */
    public static boolean isReferencedButNotSent(SentRole role, Content content) {
        return !isMissing(role.pmnumber()) && content.partner(role.pmnumber()).isEmpty();
    }

    public static boolean isBillRecipientWithoutBegin(SentRole role) {
        return role.role() != null
                && new RoleCode(role.role()).isBillRecipient()
                && role.period().from() == null;
    }
}
