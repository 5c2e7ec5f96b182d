package de.zugang.ola.access;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way into the database: a transaction that first says for whom it works and where the window begins. Row-level
 * security shows it nothing else, whatever its queries forget. What is set ends with the transaction; without it no row
 * is visible.
 */
@Component
public class Access {

    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Access(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * For a caller.
     *
     * @param customerNumbers of ten digits each, as the passport states them
     * @param windowStart requests made at or before it do not exist
     */
    public <T> T read(Set<String> customerNumbers, Instant windowStart, Supplier<T> query) {
        return in(reading, String.join(",", customerNumbers), windowStart.toString(), "CALLER", query);
    }

    /** For the authorization host, which may write for every customer. */
    public <T> T ingest(Supplier<T> act) {
        return in(writing, "", "", "INGEST", act);
    }

    private <T> T in(TransactionTemplate template, String numbers, String windowStart, String scope, Supplier<T> act) {
        T result = template.execute(_ -> {
            jdbc.sql("""
                    select set_config('zugang.customer_numbers', ?, true), set_config('zugang.window_start', ?, true),
                           set_config('zugang.scope', ?, true)
                    """)
                    .params(numbers, windowStart, scope)
                    .query((_, _) -> true)
                    .single();
            return act.get();
        });
        if (result == null) {
            throw new IllegalStateException("no result");
        }
        return result;
    }
}
