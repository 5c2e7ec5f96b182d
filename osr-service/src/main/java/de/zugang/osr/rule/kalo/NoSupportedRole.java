package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.UnitContext;

/** A delivery without any role that the house supports, an empty one included. */
@MessageRule(
        id = "KALO-24",
        text = "No supported role to process.",
        applies = Applies.KALO,
        badState = "no role of the delivery has a supported code (roles empty included)",
        badStateInGerman = "Keine Rolle der Lieferung hat einen unterstützten Schlüssel; auch, wenn roles leer ist.",
        translation =
                "Der Request enthält keine der derzeit von KALO unterstützen Rollen und wurde deshalb nicht verarbeitet.",
        fix = "Send at least one role S-COR.",
        fixInGerman = "Mindestens eine Rolle S-COR senden.",
        good = "sent INSERT S-COR 2022-06-01.. B",
        bad = "sent INSERT S-XYZ 2022-06-01.. B")
final class NoSupportedRole implements Rule.OfContent {
    @Override
    public boolean isBroken(Content content, UnitContext context) {
        return content.roles().stream().noneMatch(role -> context.supports(role.role()));
    }
}
