package de.zugang.osr.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Lets one do at a time, over all instances of the service, what only one may do. A turn is held by a connection to the
 * database, so it is free again when its holder ends, however that happens.
 */
@Component
public class OperatorTurns {

    private static final String STILL_TAKEN = "55P03";

    private final Pools pools;

    OperatorTurns(Pools pools) {
        this.pools = pools;
    }

    /** What only one does at a time; the number is the lock's. */
    public enum Kind {
        REGISTER_IMPORT(0x7A67_0001L);

        private final long number;

        Kind(long number) {
            this.number = number;
        }
    }

    /** Gives the turn back when it is closed. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the turn.
     *
     * @param patience how long to wait while somebody else has it
     * @return empty if somebody else has it still
     */
    public Optional<Turn> take(Kind kind, Duration patience) {
        return pools.asOperator(() -> {
            Connection connection = DataSourceUtils.getConnection(pools);
            try {
                if (lock(connection, kind, patience)) {
                    return Optional.of(() -> unlock(connection, kind));
                }
            } catch (SQLException failed) {
                release(connection);
                throw failure(failed);
            }
            release(connection);
            return Optional.empty();
        });
    }

    private static boolean lock(Connection connection, Kind kind, Duration patience) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = " + patience.toMillis());
            statement.execute("select pg_advisory_lock(" + kind.number + ")");
            connection.commit();
            return true;
        } catch (SQLException failed) {
            connection.rollback();
            if (STILL_TAKEN.equals(failed.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }

    private void unlock(Connection connection, Kind kind) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + kind.number + ")");
            connection.commit();
        } catch (SQLException lost) {
            throw failure(lost);
        } finally {
            release(connection);
        }
    }

    private void release(Connection connection) {
        DataSourceUtils.releaseConnection(connection, pools);
    }

    private static RuntimeException failure(SQLException failed) {
        String task = "turn of an operator";
        RuntimeException known = new SQLStateSQLExceptionTranslator().translate(task, null, failed);
        return known == null ? new UncategorizedSQLException(task, null, failed) : known;
    }
}
