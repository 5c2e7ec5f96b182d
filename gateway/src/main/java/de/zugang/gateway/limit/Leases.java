package de.zugang.gateway.limit;

import de.zugang.gateway.subscription.TechnicalUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Budgets that several gateways share. Each gateway leases slices of a minute's budget and spends them from memory, so a
 * question is asked once a slice and not once a call; who comes when there is none waits for the answer, at most as long
 * as the store's time-out. Without the store every gateway goes by its own meters until it is back.
 */
final class Leases {

    /** How long a slice may be used. It is booked when it is leased, so this is by how much a minute may be off. */
    static final Duration LIFETIME = Duration.ofSeconds(2);

    static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final Volume NOTHING = new Volume(1, Volume.NONE);

    private final ConcurrentHashMap<String, Lease> leases = new ConcurrentHashMap<>();
    private final Budget budget;
    private final Clock clock;
    private volatile @Nullable Instant awaySince;

    Leases(Budget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /** {@code null}: shared. Otherwise every gateway counts alone, since then. */
    @Nullable Instant awaySince() {
        return awaySince;
    }

    Grant take(TechnicalUser user, Grant.Account account) {
        if (awaySince != null) {
            return new Grant.Taken(account);
        }
        long now = clock.millis();
        var own = lease("u:" + user.name(), now);
        return switch (own.use(account.own().agreed(), budget, this, now)) {
            case Lease.Use.Asked(var answer) -> new Grant.NotKnown(answer);
            case Lease.Use.Refused(int free, long freeIn, long freeToday) ->
                Limits.refused(new Grant.Account(account.own().atMost(free, freeIn, freeToday), account.customer()));
            case Lease.Use.Granted(int free, long freeIn, long freeToday) ->
                withCustomer(
                        user,
                        own,
                        new Grant.Account(account.own().atMost(free, freeIn, freeToday), account.customer()),
                        now);
        };
    }

    private Grant withCustomer(TechnicalUser user, Lease own, Grant.Account account, long now) {
        var level = account.customer();
        if (level == null) {
            return new Grant.Taken(account);
        }
        var grant = switch (lease("c:" + user.mainCustomerNumber(), now).use(level.agreed(), budget, this, now)) {
            case Lease.Use.Asked(var answer) -> new Grant.NotKnown(answer);
            case Lease.Use.Refused(int free, long freeIn, long freeToday) ->
                Limits.refused(new Grant.Account(account.own(), level.atMost(free, freeIn, freeToday)));
            case Lease.Use.Granted(int free, long freeIn, long freeToday) ->
                new Grant.Taken(new Grant.Account(account.own(), level.atMost(free, freeIn, freeToday)));
        };
        if (!(grant instanceof Grant.Taken)) {
            own.undo();
        }
        return grant;
    }

    /** Every second: gives back what expired, forgets who is gone, and looks whether the store is back. */
    void tidy() {
        long now = clock.millis();
        if (awaySince != null) {
            var _ = budget.ask("probe", NOTHING, 0, 0, 0).whenComplete((slice, failed) -> {
                if (failed == null) {
                    back();
                }
            });
            return;
        }
        leases.values().removeIf(lease -> lease.tidy(NOTHING, budget, this, now));
    }

    /** Once per outage: the first failure says why, and the first answer ends it. */
    synchronized void away(Throwable why) {
        if (awaySince == null) {
            log.warn("limits: shared budgets away, counting alone: {}", why.toString());
            awaySince = clock.instant();
        }
    }

    private synchronized void back() {
        if (awaySince == null) {
            return;
        }
        log.info("limits: shared budgets are back");
        leases.clear();
        awaySince = null;
    }

    /** One that {@link #tidy} does not forget before it is used: what it would lease then nobody would give back. */
    private Lease lease(String subject, long now) {
        while (true) {
            var lease = leases.computeIfAbsent(subject, Lease::new);
            if (lease.isWanted(now)) {
                return lease;
            }
            leases.remove(subject, lease);
        }
    }
}
