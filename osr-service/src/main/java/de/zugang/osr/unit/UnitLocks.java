package de.zugang.osr.unit;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two locks per unit, held until the transaction ends and named by the unit's key, so that they also work for units
 * nobody knows. Whoever needs both takes the turn first.
 */
@Component
public class UnitLocks {

    private static final int ENTRY = 1;
    private static final int TURN = 2;

    private final JdbcClient jdbc;

    UnitLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held while a delivery joins the unit's queue (function {@code enqueue}) or leaves it: numbers are in the order of commits. */
    public void entry(UnitKey unit) {
        lock(unit, ENTRY);
    }

    /** Held by whoever changes the unit's roles. */
    public void turn(UnitKey unit) {
        lock(unit, TURN);
    }

    /** Takes the unit's turn unless somebody else has it, and tells whether. */
    public boolean takeTurnIfFree(UnitKey unit) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, ?))")
                .params(unit.text(), TURN)
                .query(Boolean.class)
                .single();
    }

    /** The turns of many units at once, always in the same order. */
    public void turns(Collection<UnitKey> units) {
        jdbc.sql("""
                select count(pg_advisory_xact_lock(hashtextextended(key, ?)))
                  from (select distinct key from unnest(?) as named (key) order by key) as sorted
                """)
                .params(TURN, units.stream().map(UnitKey::text).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private void lock(UnitKey unit, int what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
                .params(unit.text(), what)
                .query((_, _) -> true)
                .list();
    }
}
