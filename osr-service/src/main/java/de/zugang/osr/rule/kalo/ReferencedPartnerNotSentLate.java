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
        badStateInGerman = "Wie OSR-1001, wenn synchrone Prüfungen ausgeschaltet sind.",
        translation =
                "Der Partner, welche in der Rolle der Anfrage referenziert wird, ist nicht derselbe. Bitte den request logisch und inhaltlich überprüfen.",
        fix = "Send every partner that a role refers to in partners of the same delivery.",
        fixInGerman = "Jeden Partner, auf den eine Rolle verweist, in partners derselben Lieferung mitsenden.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B absent")
final class ReferencedPartnerNotSentLate implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return PartnerChecks.isReferencedButNotSent(role, content);
    }
}
