package de.zugang.onboarding.refusal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refused requests in PostgreSQL. */
@Repository
public class RefusedRequests {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final Clock clock;

    RefusedRequests(JdbcTemplate jdbc, JdbcClient sql, Clock clock) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.clock = clock;
    }

    /** Keeps what a node reported; one that is known already stays as it is. */
    public void add(String node, List<RefusedRequest> refused) {
        jdbc.batchUpdate("""
                insert into refused_request (request_id, at, node, reason, status, technical_user, operation, key_hint)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, refused, BATCH, (statement, request) -> {
            statement.setObject(1, request.requestId());
            statement.setTimestamp(2, Timestamp.from(request.at()));
            statement.setString(3, node);
            statement.setString(4, request.reason());
            statement.setInt(5, request.status());
            statement.setString(6, request.technicalUser());
            statement.setString(7, request.operation());
            statement.setString(8, request.keyHint());
        });
    }

    public Optional<RefusedRequest> find(UUID requestId) {
        return sql.sql("select * from refused_request where request_id = ?")
                .param(requestId)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The latest of a technical user, newest first. */
    public List<RefusedRequest> latest(String technicalUser, int limit) {
        return sql.sql("select * from refused_request where technical_user = ? order by at desc limit ?")
                .params(technicalUser, limit)
                .query((row, _) -> read(row))
                .list();
    }

    /** Forgets what is older than 30 days. */
    public void forgetOld() {
        sql.sql("delete from refused_request where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static RefusedRequest read(ResultSet row) throws SQLException {
        return new RefusedRequest(
                row.getObject("request_id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("reason"),
                row.getInt("status"),
                row.getString("technical_user"),
                row.getString("operation"),
                row.getString("key_hint"));
    }
}
