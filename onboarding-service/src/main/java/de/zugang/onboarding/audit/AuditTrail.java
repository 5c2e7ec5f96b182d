package de.zugang.onboarding.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where the audit trail is written and read. The database chains the entries when they are committed. */
@Repository
public class AuditTrail {

    private static final String ENTRIES =
            "select l.position, e.*, l.hash from audit_link l join audit_entry e on e.id = l.entry";

    private final JdbcClient sql;
    private final Clock clock;

    AuditTrail(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Writes an entry with the change it is about, or not at all; see {@link AuditEntry}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String who, String what, String subject, String detail, @Nullable String why) {
        sql.sql("insert into audit_entry (at, who, what, subject, detail, why) values (?, ?, ?, ?, ?, ?)")
                .param(Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param(who)
                .param(what)
                .param(subject)
                .param(detail)
                .param(why)
                .update();
    }

    /**
     * Entries after a position, in the order of commits.
     *
     * @param after 0 for the beginning
     * @param limit most entries, at least 1
     */
    public List<AuditEntry> after(long after, int limit) {
        return sql.sql(ENTRIES + " where l.position > ? order by l.position limit ?")
                .params(after, limit)
                .query(AuditTrail::entry)
                .list();
    }

    /**
     * The newest entries, newest first.
     *
     * @param subject only those about this; {@code null}: all
     */
    public List<AuditEntry> newest(@Nullable String subject, int limit) {
        return sql.sql(ENTRIES + " where :subject::text is null or e.subject = :subject"
                        + " order by l.position desc limit :limit")
                .param("subject", subject)
                .param("limit", limit)
                .query(AuditTrail::entry)
                .list();
    }

    /** Where the chain ends. */
    Head head() {
        return sql.sql("select position, hash from audit_head")
                .query((row, _) -> new Head(row.getLong("position"), row.getString("hash")))
                .single();
    }

    /** Where the chain begins: after the last entry that was forgotten. */
    Head begin() {
        return sql.sql("select position, hash from audit_begin")
                .query((row, _) -> new Head(row.getLong("position"), row.getString("hash")))
                .single();
    }

    /**
     * Forgets entries from the beginning, so many at a time.
     *
     * @return the position of the last one, 0 if there was none to forget
     */
    long forget(Instant olderThan) {
        return sql.sql("select audit_forget(?)")
                .param(Timestamp.from(olderThan))
                .query(Long.class)
                .single();
    }

    /** How many entries no link leads to, as they stand outside every transaction; 0 unless somebody interfered. */
    long unlinked() {
        return sql.sql(
                        "select count(*) from audit_entry e where not exists (select from audit_link where entry = e.id)")
                .query(Long.class)
                .single();
    }

    /** An end of the chain. */
    record Head(long position, String hash) {}

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("position"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("why"),
                row.getString("hash"));
    }
}
