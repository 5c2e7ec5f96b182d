package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** OSR-1001 where the synchronous checks are off. */
@MessageRule(
        id = "KALO-18",
        text = "The partner referenced in a role is not sent in the same request.",
        applies = Applies.BOTH_UNSCREENED,
        badState = "as OSR-1001",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B absent")
final class ReferencedPartnerNotSentLate implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return PartnerChecks.isReferencedButNotSent(role, content);
    }
}
