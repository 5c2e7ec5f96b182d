package de.zugang.gateway.admission;

import de.zugang.gateway.limit.Grant;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.subscription.Used;
import java.util.concurrent.CompletableFuture;

/** How a request was decided. */
public sealed interface Outcome {

    /**
     * It goes on, as this technical user.
     *
     * @param used with which of its credentials
     */
    record Admitted(TechnicalUser user, Grant.Account account, Used used) implements Outcome {}

    /** Undecided until other gateways' share of the budget is known; nothing was counted yet. */
    record LimitUnknown(CompletableFuture<Void> settled) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    /** Undecided until the realm's keys were looked at once more; nothing was counted yet. */
    record SigningKeyUnknown() implements Outcome {}
}
