package de.zugang.osr.access;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way into the database: a transaction that first says for whom it works and how long a statement may take.
 * Row-level security shows it nothing else, whatever its queries forget. The statement ends with the transaction, so a
 * pooled connection carries nothing over; without it a transaction sees no row at all.
 */
@Component
public class Access {

    private enum Scope {
        /** Only the tenant's rows. */
        TENANT,
        /** The queue of deliveries of all tenants, but no content of any. */
        WORKER,
        /** Everything; the database grants it to the operator's role only. */
        OPERATOR
    }

    private static final String NO_LIMIT = "0";

    /**
     * How statements are planned. Those of tenants are look-ups by index, the same for every value; with the database's
     * own choice it planned them anew each time on large registers, which took more time than carrying them out. The
     * operator's go through tables, and what is best depends on how much they ask for.
     */
    private static final String PLANNED_ONCE = "force_generic_plan";

    private static final String PLANNED_AS_THE_DATABASE_LIKES = "auto";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final Pools pools;
    private final StatementTimeouts timeouts;
    private final TransactionTemplate writing;
    private final TransactionTemplate apart;
    private final TransactionTemplate reading;

    Access(JdbcClient jdbc, Pools pools, PlatformTransactionManager transactions, StatementTimeouts timeouts) {
        this.jdbc = jdbc;
        this.pools = pools;
        this.timeouts = timeouts;
        this.writing = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    public <T extends @Nullable Object> T read(Tenant tenant, Supplier<T> query) {
        return in(reading, tenant.technicalUser(), tenant.numbers(), Scope.TENANT, timeouts.read(), query);
    }

    public <T extends @Nullable Object> T write(Tenant tenant, Supplier<T> act) {
        return in(writing, tenant.technicalUser(), tenant.numbers(), Scope.TENANT, timeouts.write(), act);
    }

    /** For the job that works deliveries off; it {@linkplain #become becomes} the tenant before it touches content. */
    public <T extends @Nullable Object> T work(Supplier<T> act) {
        return in(writing, "", "", Scope.WORKER, timeouts.work(), act);
    }

    /**
     * For what came in at the operator listener and for the house's own jobs, and for nothing else: over connections of
     * the operator's database role.
     *
     * @throws IllegalStateException within another transaction, which would have to go on as the application
     */
    public <T extends @Nullable Object> T operate(Supplier<T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("operator's work needs a transaction of its own");
        }
        return pools.asOperator(() -> in(writing, "", "", Scope.OPERATOR, timeouts.operate(), act));
    }

    /** As {@link #operate}, but nothing of it stays, except what is {@linkplain #keep kept}. */
    public <T extends @Nullable Object> T rehearse(Supplier<T> act) {
        return pools.asOperator(() -> apart.execute(status -> {
            status.setRollbackOnly();
            set("", "", Scope.OPERATOR, timeouts.operate());
            return act.get();
        }));
    }

    /** What stays of a rehearsal, stored at once in a transaction of its own; it does not see what is rehearsed. */
    public <T extends @Nullable Object> T keep(Supplier<T> act) {
        return pools.asOperator(() -> in(apart, "", "", Scope.OPERATOR, timeouts.operate(), act));
    }

    /** Goes on as the tenant that a delivery was accepted from, within the present {@link #work} transaction. */
    public void become(Tenant tenant) {
        set(tenant.technicalUser(), tenant.numbers(), Scope.WORKER, timeouts.work());
    }

    private <T extends @Nullable Object> T in(
            TransactionTemplate template, String user, String numbers, Scope scope, Duration limit, Supplier<T> act) {
        try {
            return template.execute(_ -> {
                set(user, numbers, scope, limit);
                return act.get();
            });
        } catch (UncategorizedSQLException failed) {
            throw isLockNotFree(failed)
                    ? new CannotAcquireLockException("a lock was not free in time", failed)
                    : failed;
        }
    }

    /** Spring does not know this one. */
    private static boolean isLockNotFree(UncategorizedSQLException failed) {
        return failed.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    private void set(String technicalUser, String customerNumbers, Scope scope, Duration limit) {
        jdbc.sql("""
            select set_config('zugang.technical_user', ?, true), set_config('zugang.customer_numbers', ?, true),
                   set_config('zugang.scope', ?, true), set_config('statement_timeout', ?, true),
                   set_config('lock_timeout', ?, true), set_config('plan_cache_mode', ?, true)
            """)
                .params(
                        technicalUser,
                        customerNumbers,
                        scope.name(),
                        String.valueOf(limit.toMillis()),
                        scope == Scope.TENANT ? String.valueOf(timeouts.lock().toMillis()) : NO_LIMIT,
                        scope == Scope.OPERATOR ? PLANNED_AS_THE_DATABASE_LIKES : PLANNED_ONCE)
                .query((_, _) -> true)
                .single();
    }
}
