package de.zugang.osr.unit;

import java.util.Collection;
import java.util.Set;
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
     * Entries, held while deliveries join their units' queues (function {@code enqueue}) or leave them: numbers are in the
     * order of commits. Taken in one order by all who need several, so that nobody waits in a circle.
     */
    public void entries(Collection<UnitKey> units) {
        jdbc.sql("""
                select count(pg_advisory_xact_lock(entry.name))
                  from (select distinct hashtextextended(unit, ?) as name from unnest(?::text[]) as unit order by 1) as entry
                """).params(ENTRY, texts(units)).query(Long.class).single();
    }

    /** Held by whoever changes the unit's roles. */
    public void turn(UnitKey unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
                .params(unit.text(), TURN)
                .query((_, _) -> true)
                .list();
    }

    /** Takes the unit's turn unless somebody else has it, and tells whether. */
    public boolean takeTurnIfFree(UnitKey unit) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, ?))")
                .params(unit.text(), TURN)
                .query(Boolean.class)
                .single();
    }

    /** Takes the turns that nobody else has, and waits for none. */
    public Set<UnitKey> takeFreeTurns(Collection<UnitKey> units) {
        return jdbc.sql("""
                select unit from unnest(?::text[]) as unit where pg_try_advisory_xact_lock(hashtextextended(unit, ?))
                """)
                .params(texts(units), TURN)
                .query((row, _) -> new UnitKey(row.getString("unit")))
                .set();
    }

    /** The turns of many units at once, always in the same order. */
    public void turns(Collection<UnitKey> units) {
        jdbc.sql("""
                select count(pg_advisory_xact_lock(hashtextextended(key, ?)))
                  from (select distinct key from unnest(?) as named (key) order by key) as sorted
                """).params(TURN, texts(units)).query(Long.class).single();
    }

    private static String[] texts(Collection<UnitKey> units) {
        return units.stream().map(UnitKey::text).toArray(String[]::new);
    }
}
