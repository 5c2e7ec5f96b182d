package de.zugang.gateway.admission;

import de.zugang.gateway.limit.Grant;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.subscription.TechnicalUser;

/** How a request was decided. */
public sealed interface Outcome {

    /** It goes on, as this technical user. */
    record Admitted(TechnicalUser user, Grant.Taken grant) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    /** Undecided until the realm's keys were looked at once more; nothing was counted yet. */
    record SigningKeyUnknown() implements Outcome {}
}
