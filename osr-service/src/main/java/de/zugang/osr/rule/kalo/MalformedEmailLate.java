package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.EmailAddress;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.UnitContext;

/** OSR-1002 where the synchronous checks are off. */
@MessageRule(
        id = "KALO-19",
        text = "The email-address of a partner is not valid.",
        applies = Applies.BOTH_UNSCREENED,
        badState = "as OSR-1002",
        badStateInGerman = "Wie OSR-1002, wenn synchrone Prüfungen ausgeschaltet sind.",
        translation = "Ungültige E-Mail-Adresse.",
        fix = "Correct the e-mail address or leave it out.",
        fixInGerman = "E-Mail-Adresse berichtigen oder weglassen.",
        good = "sent INSERT S-COR 2022-06-01.. B; partner B email=meike@example.de",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B email=meike(at)example.de")
final class MalformedEmailLate implements Rule.OfPartner {
    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return EmailAddress.isMalformed(partner.email());
    }
}
