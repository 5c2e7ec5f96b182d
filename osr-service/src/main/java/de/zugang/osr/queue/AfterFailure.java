package de.zugang.osr.queue;

import de.zugang.osr.access.Access;
import de.zugang.servicekit.database.DatabaseAway;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What follows when an attempt fails. Trouble with the database itself is not the delivery's and is not counted: the
 * delivery waits until it is over, however long. Everything else, errors of the JVM included, counts; after the last
 * attempt the delivery is given up, so that it does not block its unit. Deliveries that shared an attempt are tried alone from
 * then on, at once; so the one that is to blame harms the others once.
 */
@Component
class AfterFailure {

    private static final Logger log = LoggerFactory.getLogger(AfterFailure.class);

    private final Access access;
    private final DeliveryQueue queue;
    private final Work work;
    private final QueueProperties properties;

    AfterFailure(Access access, DeliveryQueue queue, Work work, QueueProperties properties) {
        this.access = access;
        this.queue = queue;
        this.work = work;
        this.properties = properties;
    }

    void of(List<Claim> claims, Throwable failure) {
        Claim first = claims.getFirst();
        if (DatabaseAway.isCauseOf(failure)) {
            log.warn(
                    "{} deliveries wait for the database, {} first: {}",
                    claims.size(),
                    first.delivery(),
                    kind(failure));
            queue.release(claims, properties.pollInterval(), false);
        } else if (claims.size() > 1) {
            log.warn("attempt at {} deliveries together failed, each is tried alone: {}", claims.size(), kind(failure));
            queue.release(claims, Duration.ZERO, true);
        } else if (first.attempt() < QueueProperties.MOST_ATTEMPTS) {
            log.warn("attempt {} at delivery {} failed: {}", first.attempt(), first.delivery(), kind(failure));
            queue.release(claims, properties.pauseAfter(first.attempt()), true);
        } else {
            giveUp(first, failure);
        }
    }

    /** More attempts than there may be began: the last one ended with its process. */
    static boolean isExhausted(Claim claim) {
        return claim.attempt() > QueueProperties.MOST_ATTEMPTS;
    }

    void giveUp(Claim claim, Throwable failure) {
        boolean givenUp = access.work(() -> {
            if (queue.hold(List.of(claim)).held().isEmpty()) {
                return false;
            }
            access.become(claim.sender());
            work.giveUp(claim, failure);
            queue.finish(List.of(claim));
            return true;
        });
        if (givenUp) {
            // Says once why; the stack trace names no person's data.
            log.error(
                    "delivery {} for unit {} given up",
                    claim.delivery(),
                    claim.unit().text(),
                    failure);
        }
    }

    private static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
