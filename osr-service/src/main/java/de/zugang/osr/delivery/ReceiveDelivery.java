package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.message.Messages;
import de.zugang.osr.unit.UnitKey;
import org.springframework.stereotype.Component;

/**
 * Takes a delivery: synchronous checks, then one transaction stores it, puts it in its unit's queue and stages the job.
 * After that the 202 may be sent: neither a restart nor a kill loses the delivery or does it twice.
 */
@Component
class ReceiveDelivery {

    private final Access access;
    private final JudgeDelivery judge;
    private final DeliveryIds ids;
    private final IdempotencyKeys keys;
    private final DeliveryStore deliveries;
    private final DeliveryQueue queue;
    private final UnitJob job;
    private final Turnstile turnstile;

    ReceiveDelivery(
            Access access,
            JudgeDelivery judge,
            DeliveryIds ids,
            IdempotencyKeys keys,
            DeliveryStore deliveries,
            DeliveryQueue queue,
            UnitJob job,
            Turnstile turnstile) {
        this.access = access;
        this.judge = judge;
        this.ids = ids;
        this.keys = keys;
        this.deliveries = deliveries;
        this.queue = queue;
        this.job = job;
        this.turnstile = turnstile;
    }

    Receipt receive(Submission submission) {
        DeliveryId id = ids.next();
        Receipt receipt = turnstile.pass(
                UnitKey.of(submission.path(), id),
                () -> access.write(submission.sender(), () -> screenAndStore(id, submission)));
        if (receipt instanceof Receipt.Accepted) {
            job.wake(); // after the commit, or the job would not be seen yet
        }
        return receipt;
    }

    private Receipt screenAndStore(DeliveryId id, Submission submission) {
        Messages messages = judge.screen(submission.path(), submission.sent());
        if (!messages.isEmpty()) {
            return new Receipt.Screened(messages);
        }
        if (submission.idempotencyKey() == null) {
            return store(id, submission);
        }
        return switch (keys.claim(submission, submission.idempotencyKey(), id)) {
            case IdempotencyKeys.Claim.New _ -> store(id, submission);
            case IdempotencyKeys.Claim.Repeated(DeliveryId first) -> new Receipt.Accepted(first);
            case IdempotencyKeys.Claim.Other _ -> new Receipt.KeyUsedOtherwise();
        };
    }

    private Receipt store(DeliveryId id, Submission submission) {
        UnitKey unit = UnitKey.of(submission.path(), id);
        deliveries.insert(id, submission);
        queue.append(unit, id, submission.sender());
        job.stage(unit);
        return new Receipt.Accepted(id);
    }
}
