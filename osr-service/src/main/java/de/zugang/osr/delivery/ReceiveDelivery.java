package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.message.Messages;
import de.zugang.osr.queue.CrashPoint;
import de.zugang.osr.queue.CrashPoint.Moment;
import de.zugang.osr.queue.DeliveryQueue;
import de.zugang.osr.queue.Dispatcher;
import de.zugang.servicekit.database.DatabaseAway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                .map(arrival -> receipts.getOrDefault(arrival.id(), new Receipt.Accepted(arrival.id())))
                .toList();
    }

    /** The receipts of those that were not stored. */
    private Map<DeliveryId, Receipt> screenAndStore(List<Arrival> group) {
        var receipts = new HashMap<DeliveryId, Receipt>();
        screen(group, receipts);
        claim(group, receipts);
        List<Arrival> accepted = group.stream()
                .filter(arrival -> !receipts.containsKey(arrival.id()))
                .toList();
        store(accepted);
        accepted.forEach(arrival -> receipts.put(arrival.id(), new Receipt.Accepted(arrival.id())));
        return receipts;
    }

    private void screen(List<Arrival> group, Map<DeliveryId, Receipt> receipts) {
        List<Messages> found =
                judge.screen(group.stream().map(Arrival::submission).toList());
        for (int i = 0; i < group.size(); i++) {
            if (!found.get(i).isEmpty()) {
                receipts.put(group.get(i).id(), new Receipt.Screened(found.get(i)));
            }
        }
    }

    /** In the order of keys, so that two groups never wait for each other. */
    private void claim(List<Arrival> group, Map<DeliveryId, Receipt> receipts) {
        var byKey = new TreeMap<String, List<Arrival>>();
        for (Arrival arrival : group) {
            String key = arrival.submission().idempotencyKey();
            if (key != null && !receipts.containsKey(arrival.id())) {
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(arrival);
            }
        }
        byKey.forEach((key, arrivals) -> arrivals.forEach(arrival -> claim(arrival, key, receipts)));
    }

    private void claim(Arrival arrival, String key, Map<DeliveryId, Receipt> receipts) {
        switch (keys.claim(arrival, key)) {
            case IdempotencyKeys.Claim.New _ -> {}
            case IdempotencyKeys.Claim.Repeated(DeliveryId first) ->
                receipts.put(arrival.id(), new Receipt.Accepted(first));
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
