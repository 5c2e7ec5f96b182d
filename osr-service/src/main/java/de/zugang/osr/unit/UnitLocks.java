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

    /**
     * Held while deliveries join units' queues: the order of numbers is the order of commits. Taken in one order by all,
     * so that nobody waits in a circle.
     */
    public void entries(Collection<UnitKey> units) {
        jdbc.sql("""
                select pg_advisory_xact_lock(ordered.name)
                  from (select distinct hashtextextended(key, :what) as name from unnest(:keys::text[]) as key
                         order by 1) as ordered
                """)
                .param("what", ENTRY)
                .param("keys", units.stream().map(UnitKey::text).toArray(String[]::new))
                .query((_, _) -> true)
                .list();
    }

    /** Held while one unit's queue is looked at for the last time. */
    public void entry(UnitKey unit) {
        lock(unit, ENTRY);
    }

    /** Held by whoever changes the unit's roles. */
    public void turn(UnitKey unit) {
        lock(unit, TURN);
    }

    private void lock(UnitKey unit, int what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
                .params(unit.text(), what)
                .query((_, _) -> true)
                .list();
    }
}
