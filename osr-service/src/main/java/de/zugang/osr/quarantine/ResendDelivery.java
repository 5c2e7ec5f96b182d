package de.zugang.osr.quarantine;

import de.zugang.osr.access.Access;
import de.zugang.osr.queue.DeliveryQueue;
import de.zugang.osr.queue.Dispatcher;
import de.zugang.osr.unit.UnitKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends what was given up again: as a new delivery at the end of its unit's queue, from the same technical user and with
 * the customer numbers of then. Once; later calls name the same new delivery.
 */
@Component
class ResendDelivery {

    private static final int COST_WITHOUT_CHANGES = 10;

    private final Access access;
    private final QuarantineStore quarantine;
    private final DeliveryQueue queue;
    private final Dispatcher dispatcher;
    private final Clock clock;

    ResendDelivery(Access access, QuarantineStore quarantine, DeliveryQueue queue, Dispatcher dispatcher, Clock clock) {
        this.access = access;
        this.quarantine = quarantine;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** The new delivery; empty if nothing of that id is in quarantine. */
    Optional<UUID> resend(UUID id) {
        Optional<UUID> again = access.operate(() -> quarantine
                .lock(id)
                .map(entry -> Optional.ofNullable(entry.resentAs()).orElseGet(() -> send(entry))));
        dispatcher.wake();
        return again;
    }

    private UUID send(Entry entry) {
        UUID again = UUID.randomUUID();
        quarantine.copyAsDelivery(entry.id(), again, clock.instant());
        queue.append(
                entry.sender(),
                List.of(new DeliveryQueue.Entry(
                        UnitKey.of(entry.address(), again),
                        again,
                        COST_WITHOUT_CHANGES + quarantine.changes(entry.id()))));
        return again;
    }
}
