package de.zugang.gateway.limit;

import de.zugang.gateway.subscription.TechnicalUser;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What technical users and their main customers may call. One account per technical user and not per key, and one of its
 * main customer, so neither a second key nor a second technical user buys anything. This node's own meters are always
 * asked, so whatever happens to the budgets that gateways share, one node never grants more than was agreed.
 */
public final class Limits {

    private final ConcurrentHashMap<String, Meter> users = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Meter> customers = new ConcurrentHashMap<>();
    private final Clock clock;
    private final @Nullable Leases shared;

    /** For one gateway alone. */
    public Limits(Clock clock) {
        this(clock, null);
    }

    Limits(Clock clock, @Nullable Leases shared) {
        this.clock = clock;
        this.shared = shared;
    }

    public Grant take(TechnicalUser user) {
        long now = clock.instant().getEpochSecond();
        var agreed = Volume.ofUser(user.plan());
        var agreedWithCustomer = Volume.ofCustomer(user.plan());
        while (true) {
            var own = users.computeIfAbsent(user.name(), any -> new Meter());
            var customer = agreedWithCustomer == null
                    ? null
                    : customers.computeIfAbsent(user.mainCustomerNumber(), any -> new Meter());
            var grant = take(user, own, agreed, customer, agreedWithCustomer, now);
            if (grant instanceof Grant.Taken || !dropped(own, customer, user)) {
                return grant;
            }
        }
    }

    /** Whether {@link #tidy} ended a meter in the moment between its being found and its being asked. */
    private boolean dropped(Meter own, @Nullable Meter customer, TechnicalUser user) {
        boolean again = false;
        if (own.retired()) {
            users.remove(user.name(), own);
            again = true;
        }
        if (customer != null && customer.retired()) {
            customers.remove(user.mainCustomerNumber(), customer);
            again = true;
        }
        return again;
    }

    private Grant take(
            TechnicalUser user,
            Meter own,
            Volume agreed,
            @Nullable Meter customer,
            @Nullable Volume agreedWithCustomer,
            long now) {
        if (!own.take(agreed, now)) {
            return refused(account(own, agreed, customer, agreedWithCustomer, now));
        }
        if (customer != null && agreedWithCustomer != null && !customer.take(agreedWithCustomer, now)) {
            own.undo();
            return refused(account(own, agreed, customer, agreedWithCustomer, now));
        }
        var account = account(own, agreed, customer, agreedWithCustomer, now);
        if (shared == null) {
            return new Grant.Taken(account);
        }
        var grant = shared.take(user, account);
        if (!(grant instanceof Grant.Taken)) {
            own.undo();
            if (customer != null) {
                customer.undo();
            }
        }
        return grant;
    }

    /** Drops meters with nothing on them; only known technical users ever have one, so this is for tidiness. */
    public void tidy() {
        long now = clock.instant().getEpochSecond();
        users.values().removeIf(meter -> meter.retire(now));
        customers.values().removeIf(meter -> meter.retire(now));
    }

    private static Grant.Account account(
            Meter own, Volume agreed, @Nullable Meter customer, @Nullable Volume agreedWithCustomer, long now) {
        return new Grant.Account(
                own.level(agreed, now),
                customer == null || agreedWithCustomer == null ? null : customer.level(agreedWithCustomer, now));
    }

    /** The quota first: it is the one that lasts. */
    static Grant refused(Grant.Account account) {
        var own = account.own();
        var customer = account.customer();
        if (own.quotaRemaining() == 0 || (customer != null && customer.quotaRemaining() == 0)) {
            return new Grant.QuotaExhausted(account, own.quotaSeconds());
        }
        long ofCustomer = customer != null && customer.remaining() == 0 ? customer.seconds() : 0;
        return new Grant.TooMany(account, Math.max(own.remaining() == 0 ? own.seconds() : 0, Math.max(1, ofCustomer)));
    }
}
