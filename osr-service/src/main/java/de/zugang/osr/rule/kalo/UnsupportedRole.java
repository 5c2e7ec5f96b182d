package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.rule.UnitContext;
import de.zugang.osr.unit.Profile;

/** An unsupported role beside supported ones. Where none is supported, KALO-24 says so in profile kalo. */
@MessageRule(
        id = "KALO-01",
        text = "Role not supported",
        badState = "the delivery mixes supported and unsupported role codes: one message per unsupported role",
        badStateInGerman =
                "Die Lieferung mischt unterstützte und nicht unterstützte Rollenschlüssel; je nicht unterstützter Rolle eine Meldung.",
        translation = "Die Rolle wird aktuell nicht unterstützt.",
        fix = "Leave the unsupported role out or send it to an MSC that supports it.",
        fixInGerman = "Die nicht unterstützte Rolle weglassen.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-COR 2022-06-01.. B; sent INSERT S-XYZ 2022-06-01.. B")
final class UnsupportedRole implements Rule.OfRole {
    @Override
    public boolean isBroken(SentRole role, Content content, UnitContext context) {
        boolean noneSupported = content.roles().stream().noneMatch(sent -> context.supports(sent.role()));
        return !context.supports(role.role()) && !(context.profile() == Profile.KALO && noneSupported);
    }
}
