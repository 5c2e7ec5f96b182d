package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.subscription.SubscriptionKey.Slot;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import org.springframework.stereotype.Component;

/** {@link Step#DRAW_KEY}: hash, sealed key and "done" are one transaction, so there is never a hash without its key. */
@Component
class DrawKey implements Work {

    private final SubscriptionKeys keys;
    private final Subject subject;
    private final Journal journal;
    private final KeySeal seal;

    DrawKey(SubscriptionKeys keys, Subject subject, Journal journal, KeySeal seal) {
        this.keys = keys;
        this.subject = subject;
        this.journal = journal;
        this.seal = seal;
    }

    @Override
    public Step step() {
        return Step.DRAW_KEY;
    }

    @Override
    public Result perform(Attempt attempt) {
        var user = subject.user(attempt.run().order());
        return Result.done(() -> {
            String key = keys.draw(user.name().value(), Slot.PRIMARY);
            journal.seal(attempt.run(), Step.E_MAIL, seal.seal(key, attempt.run()));
        });
    }
}
