package de.zugang.osr.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Lets one do at a time, over all instances of the service, what only one may do. Who comes first is first. A turn is held by a
 * connection to the database, so it is free again when its holder ends, however that happens; whoever waits for somebody in
 * the same instance holds none, so the holder always finds the connections that it needs.
 */
@Component
public class OperatorTurns {

    private static final String STILL_TAKEN = "55P03";

    private final Pools pools;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Kind, Semaphore> here = new EnumMap<>(Kind.class);

    OperatorTurns(Pools pools, JdbcClient jdbc, Clock clock) {
        this.pools = pools;
        this.jdbc = jdbc;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            here.put(kind, new Semaphore(1, true));
        }
    }

    /** What only one does at a time; the number is the lock's. */
    public enum Kind {
        REGISTER_IMPORT(0x7A67_0001L);

        private final long number;

        Kind(long number) {
            this.number = number;
        }
    }

    /** Whether it is one's turn. */
    public sealed interface Turn {

        /** It is, until it is closed. */
        non-sealed interface Mine extends Turn, AutoCloseable {
            @Override
            void close();
        }

        /**
         * Somebody else's was not over in time.
         *
         * @param holder whose it is, as far as that is known
         */
        record Others(Optional<Holder> holder) implements Turn {}
    }

    /**
     * Whose turn it is.
     *
     * @param work what the turn was taken for
     */
    public record Holder(UUID work, Instant since) {}

    /**
     * Takes the turn.
     *
     * @param work what for; told to those who wait
     * @param patience how long to wait while somebody else has it
     */
    public Turn take(Kind kind, UUID work, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        if (!enter(kind, patience)) {
            return new Turn.Others(holder(kind));
        }
        boolean taken = false;
        try {
            Optional<Connection> connection = lock(kind, work, Duration.between(Instant.now(), deadline));
            taken = connection.isPresent();
            return connection.<Turn>map(held -> mine(held, kind)).orElseGet(() -> new Turn.Others(holder(kind)));
        } finally {
            if (!taken) {
                leave(kind);
            }
        }
    }

    private boolean enter(Kind kind, Duration patience) {
        try {
            return queue(kind).tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave(Kind kind) {
        queue(kind).release();
    }

    private Semaphore queue(Kind kind) {
        return Objects.requireNonNull(here.get(kind));
    }

    private Optional<Holder> holder(Kind kind) {
        return pools.asOperator(() -> jdbc.sql("select work, since from operator_turn where kind = ?")
                .param(kind.name())
                .query((row, _) -> new Holder(
                        row.getObject("work", UUID.class),
                        row.getTimestamp("since").toInstant()))
                .optional());
    }

    private Optional<Connection> lock(Kind kind, UUID work, Duration patience) {
        return pools.asOperator(() -> {
            Connection connection = DataSourceUtils.getConnection(pools);
            boolean taken = false;
            try {
                taken = lock(connection, kind, work, patience);
            } catch (SQLException failed) {
                throw failure(failed);
            } finally {
                if (!taken) {
                    release(connection);
                }
            }
            return taken ? Optional.of(connection) : Optional.empty();
        });
    }

    private boolean lock(Connection connection, Kind kind, UUID work, Duration patience) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // zero would mean "without end" to PostgreSQL; and nobody needs to know the holder after a crash
            statement.execute("set local lock_timeout = " + Math.max(1, patience.toMillis()));
            statement.execute("set local synchronous_commit = off");
            statement.execute("select pg_advisory_lock(" + kind.number + ")");
            tell(connection, kind, work);
            connection.commit();
            return true;
        } catch (SQLException failed) {
            connection.rollback();
            if (STILL_TAKEN.equals(failed.getSQLState())) {
                return false;
            }
            unlock(connection, kind); // the lock is the connection's, not the transaction's
            throw failed;
        }
    }

    private void tell(Connection connection, Kind kind, UUID work) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into operator_turn (kind, work, since) values (?, ?, ?)
                on conflict (kind) do update set work = excluded.work, since = excluded.since
                """)) {
            statement.setString(1, kind.name());
            statement.setObject(2, work);
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
    }

    private Turn.Mine mine(Connection connection, Kind kind) {
        return () -> {
            try {
                unlock(connection, kind);
            } catch (SQLException lost) {
                throw failure(lost);
            } finally {
                release(connection);
                leave(kind);
            }
        };
    }

    private static void unlock(Connection connection, Kind kind) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + kind.number + ")");
            connection.commit();
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
