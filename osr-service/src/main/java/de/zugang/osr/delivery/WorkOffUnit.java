package de.zugang.osr.delivery;

import de.zugang.osr.unit.UnitKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the job of a unit does: one delivery after the other, until none waits or it is others' turn. */
@Component
class WorkOffUnit {

    private static final Logger log = LoggerFactory.getLogger(WorkOffUnit.class);

    /** After so many deliveries the job goes to the end of the line, so that a busy unit does not hold a thread. */
    private static final int AT_A_TIME = 50;

    private final ProcessDelivery process;
    private final GiveUp giveUp;

    WorkOffUnit(ProcessDelivery process, GiveUp giveUp) {
        this.process = process;
        this.giveUp = giveUp;
    }

    /** Whether more deliveries wait. A failure is thrown on, for the scheduler to try again later. */
    boolean workOff(UnitKey unit) {
        boolean more = true;
        for (int done = 0; more && done < AT_A_TIME; done++) {
            more = processOldest(unit);
        }
        return more;
    }

    private boolean processOldest(UnitKey unit) {
        try {
            return process.processOldest(unit);
        } catch (RuntimeException surprise) {
            return giveUp.orRethrow(unit, surprise);
        }
    }

    /** Says once why a delivery was given up; without a person's data. */
    static void logGivenUp(UnitKey unit, DeliveryId id, RuntimeException surprise) {
        log.error("delivery {} for unit {} given up", id, unit.text(), surprise);
    }
}
