package de.zugang.osr.rule.bved;

import de.zugang.osr.message.Phase;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.EmailAddress;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.UnitContext;

/** An e-mail address, if sent, must have the form of one. */
@MessageRule(
        id = "OSR-1002",
        text = "Die E-Mail-Adresse eines Partners hat ein ungültiges Format.",
        phase = Phase.SYNCHRONOUS,
        badState = "partners[].email present and not a valid address",
        badStateInGerman = "partners[].email ist angegeben und keine gültige Adresse.",
        translation = "A partner's e-mail address has an invalid format.",
        fix = "Correct the e-mail address or leave it out.",
        fixInGerman = "E-Mail-Adresse berichtigen oder weglassen.",
        good = "sent INSERT S-COR 2022-06-01.. B; partner B email=meike@example.de",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B email=meike(at)example.de")
final class MalformedEmail implements Rule.OfPartner {
    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return EmailAddress.isMalformed(partner.email());
    }
}
