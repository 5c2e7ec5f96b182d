package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PhoneNumberForm;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.UnitContext;

/** OSR-1003 where the synchronous checks are off. */
@MessageRule(
        id = "KALO-20",
        text = "The phone number of a partner is not valid.",
        applies = Applies.BOTH_UNSCREENED,
        badState = "as OSR-1003",
        badStateInGerman = "Wie OSR-1003, wenn synchrone Prüfungen ausgeschaltet sind.",
        translation = "Ungültige Telefonnummer.",
        fix = "Correct the phone number or leave it out.",
        fixInGerman = "Telefonnummer berichtigen oder weglassen.",
        good = "sent INSERT S-COR 2022-06-01.. B; partner B phone=0176-55555555",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B phone=0176-CALL-ME")
final class MalformedPhoneNumberLate implements Rule.OfPartner {
    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return PhoneNumberForm.isAnyMalformed(partner.phonenumbers());
    }
}
