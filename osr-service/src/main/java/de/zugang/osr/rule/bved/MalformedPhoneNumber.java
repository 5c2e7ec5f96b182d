package de.zugang.osr.rule.bved;

import de.zugang.osr.message.Phase;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.PhoneNumberForm;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.UnitContext;

/** A phone number, if sent, must be a plausible one, national or international. */
@MessageRule(
        id = "OSR-1003",
        text = "Die Telefonnummer eines Partners hat ein ungültiges Format.",
        phase = Phase.SYNCHRONOUS,
        badState = "partners[].phonenumbers[].number present and not a plausible number (0176-55555555 is valid)",
        badStateInGerman =
                "partners[].phonenumbers[].number ist angegeben und keine plausible Nummer (0176-55555555 ist gültig).",
        translation = "A partner's phone number has an invalid format.",
        fix = "Correct the phone number or leave it out; 0176-55555555 and +49 176 55555555 are fine.",
        fixInGerman = "Telefonnummer berichtigen oder weglassen; 0176-55555555 und +49 176 55555555 sind gültig.",
        good = "sent INSERT S-COR 2022-06-01.. B; partner B phone=0176-55555555",
        bad = "sent INSERT S-COR 2022-06-01.. B; partner B phone=0176-CALL-ME")
final class MalformedPhoneNumber implements Rule.OfPartner {
    @Override
    public boolean isBroken(SentPartner partner, Content content, UnitContext context) {
        return PhoneNumberForm.isAnyMalformed(partner.phonenumbers());
    }
}
