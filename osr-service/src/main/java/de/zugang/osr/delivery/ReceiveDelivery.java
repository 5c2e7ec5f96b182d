package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.queue.CrashPoint;
import de.zugang.osr.queue.CrashPoint.Moment;
import de.zugang.osr.queue.DeliveryQueue;
import de.zugang.osr.queue.Dispatcher;
import de.zugang.servicekit.database.DatabaseAway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Takes a delivery: synchronous checks, then one transaction stores it and puts it in its unit's queue.
 * After that the 202 may be sent: neither a restart nor a kill loses the delivery or does it twice. Deliveries of one
 * sender that come at the same moment share the transaction, in the order of their arrival.
 */
@Component
class ReceiveDelivery {

    /** Few connections are enough for all who send, so that nobody keeps others from theirs. */
    private static final int AT_ONCE = 4;

    private static final int MOST_TOGETHER = 64;
    /** Of content in one transaction, in characters; protects memory. */
    private static final int MOST_CONTENT = 1 << 20;

    private final Access access;
    private final JudgeDelivery judge;
    private final DeliveryIds ids;
    private final IdempotencyKeys keys;
    private final DeliveryStore deliveries;
    private final DeliveryQueue queue;
    private final Dispatcher dispatcher;
    private final CrashPoint crashPoint;
    private final Together<Arrival, Receipt> arrivals;

    ReceiveDelivery(
            Access access,
            JudgeDelivery judge,
            DeliveryIds ids,
            IdempotencyKeys keys,
            DeliveryStore deliveries,
            DeliveryQueue queue,
            Dispatcher dispatcher,
            CrashPoint crashPoint) {
        this.access = access;
        this.judge = judge;
        this.ids = ids;
        this.keys = keys;
        this.deliveries = deliveries;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.crashPoint = crashPoint;
        this.arrivals = new Together<>(AT_ONCE, ReceiveDelivery::fits, this::receive, DatabaseAway::isCauseOf);
    }

    Receipt receive(Submission submission) {
        return arrivals.done(new Arrival(ids.next(), submission, deliveries.content(submission.sent())));
    }

    private static boolean fits(List<Arrival> group, Arrival next) {
        return group.size() < MOST_TOGETHER
                && next.sender().equals(group.getFirst().sender())
                && group.stream().mapToInt(one -> one.content().length()).sum()
                                + next.content().length()
                        <= MOST_CONTENT;
    }

    private List<Receipt> receive(List<Arrival> group) {
        var sender = group.getFirst().sender();
        Map<DeliveryId, Receipt> receipts = access.write(sender, () -> screenAndStore(group));
        group.forEach(arrival -> crashPoint.passed(arrival.id().value(), Moment.ACCEPTED));
        dispatcher.wakeFor(sender.technicalUser()); // after the commit, or nothing would be seen yet
        return group.stream()
                .map(arrival -> Objects.requireNonNull(receipts.get(arrival.id())))
                .toList();
    }

    private Map<DeliveryId, Receipt> screenAndStore(List<Arrival> group) {
        Map<DeliveryId, Receipt> receipts = screen(group);
        claim(group, receipts);
        store(group.stream().filter(arrival -> isStored(arrival, receipts)).toList());
        return receipts;
    }

    /** What each gets if nothing else comes in between. */
    private Map<DeliveryId, Receipt> screen(List<Arrival> group) {
        var receipts = new HashMap<DeliveryId, Receipt>();
        List<JudgeDelivery.Screening> found =
                judge.screen(group.stream().map(Arrival::submission).toList());
        for (int i = 0; i < group.size(); i++) {
            DeliveryId id = group.get(i).id();
            var screening = found.get(i);
            receipts.put(
                    id,
                    screening.messages().isEmpty()
                            ? new Receipt.Accepted(id, screening.customerNumber())
                            : new Receipt.Screened(screening.messages(), screening.customerNumber()));
        }
        return receipts;
    }

    /** Accepted as itself, and not as a delivery that was stored before. */
    private static boolean isStored(Arrival arrival, Map<DeliveryId, Receipt> receipts) {
        return receipts.get(arrival.id()) instanceof Receipt.Accepted accepted
                && accepted.id().equals(arrival.id());
    }

    /** In the order of keys, so that two groups never wait for each other. */
    private void claim(List<Arrival> group, Map<DeliveryId, Receipt> receipts) {
        var byKey = new TreeMap<String, List<Arrival>>();
        for (Arrival arrival : group) {
            String key = arrival.submission().idempotencyKey();
            if (key != null && isStored(arrival, receipts)) {
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(arrival);
            }
        }
        byKey.forEach((key, arrivals) -> arrivals.forEach(arrival -> claim(arrival, key, receipts)));
    }

    private void claim(Arrival arrival, String key, Map<DeliveryId, Receipt> receipts) {
        switch (keys.claim(arrival, key)) {
            case IdempotencyKeys.Claim.New _ -> {}
            case IdempotencyKeys.Claim.Repeated(DeliveryId first) ->
                receipts.computeIfPresent(
                        arrival.id(),
                        (_, screened) -> screened instanceof Receipt.Accepted accepted
                                ? new Receipt.Accepted(first, accepted.customerNumber())
                                : screened);
            case IdempotencyKeys.Claim.Other _ -> receipts.put(arrival.id(), new Receipt.KeyUsedOtherwise());
        }
    }

    private void store(List<Arrival> accepted) {
        if (!accepted.isEmpty()) {
            deliveries.insert(accepted);
            queue.append(
                    accepted.getFirst().sender(),
                    accepted.stream().map(ReceiveDelivery::entry).toList());
            accepted.forEach(arrival -> crashPoint.passed(arrival.id().value(), Moment.BEFORE_ACCEPTED));
        }
    }

    private static DeliveryQueue.Entry entry(Arrival arrival) {
        return new DeliveryQueue.Entry(
                arrival.unit(),
                arrival.id().value(),
                arrival.submission().sent().content().cost());
    }
}
