package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.message.Messages;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.unit.UnitKey;
import de.zugang.servicekit.database.DatabaseAway;
import org.springframework.stereotype.Component;

/**
 * Ends a delivery that fails again and again for no reason of its sender, so that it does not block its unit: FAIL with
 * KALO-15, 16 or 17. What was sent stays with it for a person to look at. Trouble with the
 * database itself is not the delivery's and is not counted: the delivery waits until it is over, however long.
 */
@Component
class GiveUp {

    static final int MOST_ATTEMPTS = 5;

    private final Access access;
    private final DeliveryQueue queue;
    private final DeliveryStore deliveries;
    private final RuleBook rules;

    GiveUp(Access access, DeliveryQueue queue, DeliveryStore deliveries, RuleBook rules) {
        this.access = access;
        this.queue = queue;
        this.deliveries = deliveries;
        this.rules = rules;
    }

    /** True if the oldest delivery was given up, so that the next one can be taken; else throws the surprise on. */
    boolean orRethrow(UnitKey unit, RuntimeException surprise) {
        if (DatabaseAway.isCauseOf(surprise)) {
            throw surprise;
        }
        boolean givenUp = access.work(() -> queue.oldest(unit)
                .map(waiting -> giveUpOrCount(unit, waiting, surprise))
                .orElse(false));
        if (!givenUp) {
            throw surprise;
        }
        return true;
    }

    private boolean giveUpOrCount(UnitKey unit, DeliveryQueue.Waiting waiting, RuntimeException surprise) {
        if (waiting.attempts() + 1 < MOST_ATTEMPTS) {
            queue.countAttempt(waiting);
            return false;
        }
        access.become(waiting.sender());
        var messages = new Messages();
        messages.add(
                surprise instanceof StoringFailed storing
                        ? rules.storingFailed(storing.change())
                        : rules.processingFailed());
        deliveries.fail(waiting.id(), messages);
        queue.remove(waiting);
        WorkOffUnit.logGivenUp(unit, waiting.id(), surprise);
        return true;
    }
}
