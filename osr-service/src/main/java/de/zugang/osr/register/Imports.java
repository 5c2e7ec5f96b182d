package de.zugang.osr.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports in the database: how far each is, and the lines it refused. */
@Component
class Imports {

    private static final int ROWS_AT_A_TIME = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate cursor;
    private final Clock clock;

    Imports(JdbcClient jdbc, DataSource database, Clock clock) {
        this.jdbc = jdbc;
        this.cursor = new JdbcTemplate(database);
        this.cursor.setFetchSize(ROWS_AT_A_TIME);
        this.clock = clock;
    }

    Optional<Progress> find(UUID id) {
        return jdbc.sql("select * from register_import where id = ?")
                .param(id)
                .query((row, _) -> new Progress(
                        id,
                        row.getBoolean("dry_run"),
                        row.getBoolean("legacy"),
                        row.getBoolean("finished"),
                        row.getLong("lines"),
                        row.getString("digest"),
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        row.getLong("refused")))
                .optional();
    }

    /** Begins an import at its first line, whatever was stored under its id. Whoever was at it stops. */
    void begin(Import wanted, UUID run) {
        jdbc.sql("delete from register_refusal where import_id = ?")
                .param(wanted.id())
                .update();
        jdbc.sql("""
                insert into register_import as known (id, dry_run, legacy, format, finished, lines, digest, created, changed,
                                                      unchanged, refused, updated_at, run, begun_by)
                values (?, ?, ?, ?, false, 0, '', 0, 0, 0, 0, ?, ?, ?)
                on conflict (id) do update
                   set dry_run = excluded.dry_run, legacy = excluded.legacy, format = excluded.format, finished = false,
                       lines = 0, digest = '', created = 0, changed = 0, unchanged = 0, refused = 0,
                       updated_at = excluded.updated_at, run = excluded.run, begun_by = excluded.begun_by
                """)
                .param(wanted.id())
                .param(wanted.mode().dryRun())
                .param(wanted.mode().legacy())
                .param(wanted.format().name())
                .param(OffsetDateTime.now(clock))
                .param(run)
                .param(wanted.by())
                .update();
    }

    /** Goes on with an import where it is; whoever was at it stops. False if it is not there any more. */
    boolean goOn(Import wanted, Progress before, UUID run) {
        return jdbc.sql("""
                update register_import set run = ?, begun_by = ?, updated_at = ?
                 where id = ? and lines = ? and not finished and not dry_run
                """)
                        .params(run, wanted.by(), OffsetDateTime.now(clock), wanted.id(), before.lines())
                        .update()
                == 1;
    }

    /** Whether nobody else has begun or gone on with the import since; holds until the transaction ends. */
    boolean isStillOf(UUID id, UUID run) {
        return jdbc.sql("select 1 from register_import where id = ? and run = ? for update")
                .params(id, run)
                .query((_, _) -> true)
                .optional()
                .orElse(false);
    }

    /** Who sent its file. */
    String begunBy(UUID id) {
        return jdbc.sql("select begun_by from register_import where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("unknown");
    }

    /** Stores how far the import is now, with the lines that were refused since. */
    void advance(Progress now, Collection<Refusal> refusals) {
        jdbc.sql("""
                update register_import
                   set finished = ?, lines = ?, digest = ?, created = ?, changed = ?, unchanged = ?, refused = ?,
                       updated_at = ?
                 where id = ?
                """)
                .params(now.finished(), now.lines(), now.digest(), now.created(), now.changed(), now.unchanged())
                .params(now.refused(), OffsetDateTime.now(clock), now.importId())
                .update();
        if (!refusals.isEmpty()) {
            jdbc.sql("""
                    insert into register_refusal (import_id, line, field, found, expected)
                    select ?, line::bigint, field, found, expected
                      from unnest(?, ?, ?, ?) as refused (line, field, found, expected)
                    """)
                    .param(now.importId())
                    .param(column(refusals, refusal -> String.valueOf(refusal.line())))
                    .param(column(refusals, Refusal::column))
                    .param(column(refusals, Refusal::found))
                    .param(column(refusals, Refusal::expected))
                    .update();
        }
    }

    private static @Nullable String[] column(Collection<Refusal> refusals, Function<Refusal, @Nullable String> column) {
        return refusals.stream().map(column).toArray(String[]::new);
    }

    List<Refusal> firstRefusals(UUID id, int most) {
        return jdbc.sql(
                        "select line, field, found, expected from register_refusal where import_id = ? order by line limit ?")
                .params(id, most)
                .query((row, _) -> new Refusal(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    void eachRefusal(UUID id, Consumer<Refusal> sink) {
        RowCallbackHandler handOver =
                row -> sink.accept(new Refusal(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
        cursor.query(
                "select line, field, found, expected from register_refusal where import_id = ? order by line",
                handOver,
                id);
    }
}
