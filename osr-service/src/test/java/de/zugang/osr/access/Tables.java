package de.zugang.osr.access;

import de.zugang.osr.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/** All tables of the schema as the database itself lists them, so that a new one cannot be forgotten. */
final class Tables {

    /** Tables that hold nothing of a tenant or a person, and why. */
    private static final Map<String, String> OPEN = Map.of(
            "flyway_schema_history", "names of migrations",
            "operator_turn", "ids of imports",
            "worker_instance", "ids of running instances, made up at their start",
            "scheduled_tasks", "names of jobs",
            "webhook_task", "jobs carry names of technical users and nothing else");

    private final TestDatabase database;

    Tables(TestDatabase database) {
        this.database = database;
    }

    /** Everything that holds rows or shows them: tables, partitioned ones, views, materialised views. */
    List<String> guarded() {
        return List.of(database.value("""
                        select string_agg(c.relname, ',' order by c.relname)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'osr' and c.relkind in ('r', 'p', 'v', 'm', 'f')
                        """).split(",")).stream()
                .filter(table -> !OPEN.containsKey(table))
                .toList();
    }

    /** The column that says whose a row is; empty where rows belong to no tenant. */
    String ownerColumn(String table) {
        return database.value("""
                select coalesce(min(attname), '') from pg_attribute
                 where attrelid = 'osr.%s'::regclass and attname in ('customer_number', 'technical_user')
                """.formatted(table));
    }

    /** A column that may be assigned to itself. */
    String anyColumn(String table) {
        return database.value("""
                select attname from pg_attribute where attrelid = 'osr.%s'::regclass and attnum > 0 and not attisdropped
                   and attidentity = '' and attgenerated = '' order by attnum limit 1
                """.formatted(table));
    }

    /** A row as JSON, as superuser. */
    String anyRow(String table) {
        return database.value("select to_jsonb(t) from %s t limit 1".formatted(table));
    }

    /** Puts a row of the owner into a table that no flow of the test has filled. */
    void plantIfEmpty(String table, Tenant owner) {
        if (!database.value("select count(*) from " + table).equals("0")) {
            return;
        }
        String values =
                database.value("""
                select string_agg(case
                         when attname = 'customer_number' then quote_literal('%s')
                         when attname = 'technical_user' then quote_literal('%s')
                         else case format_type(atttypid, atttypmod)
                           when 'text' then quote_literal('x') when 'uuid' then 'gen_random_uuid()'
                           when 'jsonb' then quote_literal('{}') when 'text[]' then quote_literal('{}')
                           when 'bytea' then quote_literal('x') || '::bytea' when 'boolean' then 'false'
                           when 'date' then 'current_date' when 'timestamp with time zone' then 'now()'
                           else '1' end
                       end, ', ' order by attnum)
                  from pg_attribute where attrelid = 'osr.%s'::regclass and attnum > 0 and not attisdropped
                """.formatted(owner.customerNumbers().iterator().next(), owner.technicalUser(), table));
        database.execute(
                "set session_replication_role = replica",
                "insert into " + table + " overriding system value values (" + values + ")");
    }
}
