package de.zugang.osr.testing;

import java.util.List;
import java.util.stream.Stream;

/** Looks through every column of every table the database lists; bytes are looked through for the same letters. */
public final class Dump {

    private Dump() {}

    /** The tables that hold a trace, with how many rows do. */
    public static List<String> tablesWith(TestDatabase database, Canary canary) {
        return tables(database)
                .map(table -> table + "=" + rows(database, table, canary))
                .filter(found -> !found.endsWith("=0"))
                .toList();
    }

    private static Stream<String> tables(TestDatabase database) {
        return Stream.of(database.value("""
                        select string_agg(quote_ident(n.nspname) || '.' || quote_ident(c.relname), ',' order by 1)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                        """).split(","));
    }

    private static String rows(TestDatabase database, String table, Canary canary) {
        String conditions = canary.traces().stream()
                .map(trace -> "lower(t::text) like '%" + trace + "%' or t::text like '%'" + " || encode(convert_to('"
                        + trace + "', 'UTF8'), 'hex') || '%'")
                .reduce((a, b) -> a + " or " + b)
                .orElseThrow();
        return database.value("select count(*) from " + table + " t where " + conditions);
    }
}
