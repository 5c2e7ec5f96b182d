package de.zugang.osr.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What an instance can begin now: which of the heads offered to it, in the order of their turns, and which of them together.
 * Deliveries of one sender at their first attempt share a transaction. Two such transactions of a sender are under way at a
 * time: one computes while the other waits for the disk, and more would only make groups smaller. What failed once is tried
 * alone, so that it has no company to harm.
 */
final class Room {

    /** Who takes longer does not keep the sender's others from beginning any more. */
    static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    static final int SHARED_AT_ONCE = 2;

    private final QueueProperties properties;
    private final Map<String, Share> shares = new HashMap<>();
    private final List<List<Claim>> groups = new ArrayList<>();
    private int free;

    /** Transactions of one technical user. */
    private record Share(int all, int shared) {

        private static final Share NONE = new Share(0, 0);

        Share plus(boolean isShared) {
            return new Share(all + 1, isShared ? shared + 1 : shared);
        }
    }

    Room(QueueProperties properties, Collection<Attempt> underWay, long now) {
        this.properties = properties;
        this.free = properties.workers() - underWay.size();
        underWay.forEach(attempt -> count(attempt.technicalUser(), attempt.isShared(now)));
    }

    private void count(String technicalUser, boolean isShared) {
        shares.merge(technicalUser, Share.NONE.plus(isShared), (before, _) -> before.plus(isShared));
    }

    boolean isThereAny() {
        return free > 0;
    }

    /** Technical users of whom nothing more can begin, or nothing more at its first attempt. */
    Collection<String> full(boolean firstAttempt) {
        return shares.keySet().stream()
                .filter(user -> !canBegin(user, firstAttempt))
                .toList();
    }

    /** Whether another transaction for this technical user can begin. */
    boolean canBegin(String technicalUser, boolean firstAttempt) {
        Share share = shares.getOrDefault(technicalUser, Share.NONE);
        return share.all() < properties.workersPerTechnicalUser() && (!firstAttempt || share.shared() < SHARED_AT_ONCE);
    }

    /** How many heads are worth looking at. */
    int most() {
        return Math.min(free, SHARED_AT_ONCE) * properties.together();
    }

    void offer(Claim head) {
        if (!joins(head) && free > 0 && canBegin(head.sender().technicalUser(), head.isFirstAttempt())) {
            groups.add(new ArrayList<>(List.of(head)));
            free--;
            count(head.sender().technicalUser(), head.isFirstAttempt());
        }
    }

    private boolean joins(Claim head) {
        for (List<Claim> group : groups) {
            Claim first = group.getFirst();
            if (head.isFirstAttempt()
                    && first.isFirstAttempt()
                    && first.sender().equals(head.sender())
                    && group.size() < properties.together()) {
                return group.add(head);
            }
        }
        return false;
    }

    /** What begins, in this order. */
    List<List<Claim>> groups() {
        return groups;
    }
}
