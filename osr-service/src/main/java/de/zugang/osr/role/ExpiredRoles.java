package de.zugang.osr.role;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import de.zugang.osr.unit.UnitAddress;
import de.zugang.osr.unit.UnitKey;
import de.zugang.osr.unit.UnitLocks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles that ended long ago, active or not, and the partners that no other role of the unit refers to. */
@Component
class ExpiredRoles implements Expiring {

    private final JdbcClient jdbc;
    private final UnitLocks locks;

    ExpiredRoles(JdbcClient jdbc, UnitLocks locks) {
        this.jdbc = jdbc;
        this.locks = locks;
    }

    @Override
    public Kind kind() {
        return Kind.ENDED_ROLE;
    }

    private record Ended(long role, long unit, String pmnumber, UnitKey key) {}

    /** A unit whose turn somebody has is left for the next time. */
    @Override
    public int erase(Instant before, int limit) {
        LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        int erased = 0;
        for (Ended role : ended(day, limit)) {
            if (locks.takeTurnIfFree(role.key())) {
                erased += delete(role, day);
            }
        }
        return erased;
    }

    private List<Ended> ended(LocalDate day, int limit) {
        return jdbc.sql("""
                select r.id, r.residential_unit_id, r.pmnumber, b.mscnumber as billing_unit, u.mscnumber as residential_unit
                  from on_site_role r
                  join residential_unit u on u.id = r.residential_unit_id
                  join billing_unit b on b.id = u.billing_unit_id
                 where r.valid_to < ? order by r.valid_to limit ?
                """)
                .params(day, limit)
                .query((row, _) -> new Ended(
                        row.getLong("id"),
                        row.getLong("residential_unit_id"),
                        row.getString("pmnumber"),
                        UnitKey.of(
                                new UnitAddress(row.getString("billing_unit"), row.getString("residential_unit")),
                                row.getLong("residential_unit_id"))))
                .list();
    }

    private int delete(Ended role, LocalDate day) {
        int deleted = jdbc.sql("delete from on_site_role where id = ? and valid_to < ?")
                .params(role.role(), day)
                .update();
        jdbc.sql("""
                delete from partner p
                 where p.residential_unit_id = ? and p.pmnumber = ?
                   and not exists (select from on_site_role r
                                    where r.residential_unit_id = p.residential_unit_id and r.pmnumber = p.pmnumber)
                """).params(role.unit(), role.pmnumber()).update();
        return deleted;
    }
}
