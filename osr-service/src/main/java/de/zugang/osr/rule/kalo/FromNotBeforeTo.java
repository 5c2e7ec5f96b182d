package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;

/** A role lasts at least two days. */
@MessageRule(
        id = "KALO-07",
        text = "The given from-date is after or equals the to-date in on-site-role.",
        badState = "from is on or after to in the sent role",
        badStateInGerman = "from der gesendeten Rolle ist gleich ihrem to oder liegt danach.",
        translation = "Das “gültig ab” Datum des OSR ist gleich oder liegt nach dem angegebenen “gültig bis” Datum.",
        fix = "Send a to that lies after from.",
        fixInGerman = "Ein to senden, das nach from liegt.",
        good = "sent INSERT S-COR 2022-06-01..2022-06-02 B",
        bad = "sent INSERT S-COR 2022-06-01..2022-06-01 B")
final class FromNotBeforeTo implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        return role.period().isTooShort();
    }
}
