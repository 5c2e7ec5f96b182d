package de.zugang.osr.rule.bved;

import de.zugang.osr.message.Phase;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PartnerChecks;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** Every partner that a role refers to must be in the same delivery. */
@MessageRule(
        id = "OSR-1001",
        text = "Ein in einer Rolle referenzierter Partner ist nicht Teil der Datenlieferung.",
        phase = Phase.SYNCHRONOUS,
        badState = "a role references a partner pmnumber that no entry of partners[] carries",
        badStateInGerman = "Eine Rolle verweist auf eine pmnumber, die kein Eintrag von partners[] trägt.",
        translation = "A partner referenced in a role is not part of the data delivery.",
        fix = "Send every partner that a role refers to in partners of the same delivery.",
        fixInGerman = "Jeden Partner, auf den eine Rolle verweist, in partners derselben Lieferung mitsenden.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B absent")
final class ReferencedPartnerNotSent implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return PartnerChecks.isReferencedButNotSent(role, content);
    }
}
