package de.zugang.osr.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way into the database: a transaction that first says for whom it works. Row-level security shows it nothing
 * else, whatever its queries forget. The statement ends with the transaction, so a pooled connection carries nothing
 * over; without it a transaction sees no row at all.
 */
@Component
public class Access {

    private enum Scope {
        /** Only the tenant's rows. */
        TENANT,
        /** The queue of deliveries of all tenants, but no content of any. */
        WORKER,
        /** Everything; for the operator listener. */
        OPERATOR
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Access(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    public <T extends @Nullable Object> T read(Tenant tenant, Supplier<T> query) {
        return in(reading, tenant.technicalUser(), tenant.numbers(), Scope.TENANT, query);
    }

    public <T extends @Nullable Object> T write(Tenant tenant, Supplier<T> act) {
        return in(writing, tenant.technicalUser(), tenant.numbers(), Scope.TENANT, act);
    }

    /** For the job that works deliveries off; it {@linkplain #become becomes} the tenant before it touches content. */
    public <T extends @Nullable Object> T work(Supplier<T> act) {
        return in(writing, "", "", Scope.WORKER, act);
    }

    /** For what came in at the operator listener, and for nothing else. */
    public <T extends @Nullable Object> T operate(Supplier<T> act) {
        return in(writing, "", "", Scope.OPERATOR, act);
    }

    /** Goes on as the tenant that a delivery was accepted from, within the present {@link #work} transaction. */
    public void become(Tenant tenant) {
        set(tenant.technicalUser(), tenant.numbers(), Scope.WORKER);
    }

    private <T extends @Nullable Object> T in(
            TransactionTemplate template, String user, String numbers, Scope scope, Supplier<T> act) {
        return template.execute(_ -> {
            set(user, numbers, scope);
            return act.get();
        });
    }

    private void set(String technicalUser, String customerNumbers, Scope scope) {
        jdbc.sql("""
                select set_config('zugang.technical_user', ?, true), set_config('zugang.customer_numbers', ?, true),
                       set_config('zugang.scope', ?, true)
                """)
                .params(technicalUser, customerNumbers, scope.name())
                .query((_, _) -> true)
                .single();
    }
}
