package de.zugang.osr.access;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The two ways to log in at the database as one data source: as the application, and within {@link #asOperator} as the
 * operator. A transaction keeps the connection it began with, so all stores work in both.
 */
final class Pools extends AbstractDataSource implements AutoCloseable {

    private static final ScopedValue<Boolean> OPERATOR = ScopedValue.newInstance();

    private final HikariDataSource application;
    private final HikariDataSource operator;

    Pools(HikariDataSource application, HikariDataSource operator) {
        this.application = application;
        this.operator = operator;
    }

    <T extends @Nullable Object> T asOperator(Supplier<T> act) {
        return ScopedValue.where(OPERATOR, true).call(act::get);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (OPERATOR.isBound() ? operator : application).getConnection();
    }

    /** Nobody logs in as somebody else. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("another role than the application's and the operator's is not offered");
    }

    @Override
    public void close() {
        operator.close();
        application.close();
    }
}
