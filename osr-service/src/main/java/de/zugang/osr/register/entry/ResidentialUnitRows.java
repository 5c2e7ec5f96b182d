package de.zugang.osr.register.entry;

import de.zugang.osr.register.file.RegisterLine.OfResidentialUnit;
import de.zugang.osr.unit.ResidentialUnitNumber;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Residential units in the database, many at a time. */
@Component
class ResidentialUnitRows {

    private final JdbcClient jdbc;

    ResidentialUnitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with one of these external ids, and those that have the number of one of these units. */
    List<OfResidentialUnit> find(Collection<String> externalIds, Collection<OfResidentialUnit> sameNumber) {
        if (externalIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                with found as (
                    select u.* from residential_unit u where u.external_id = any (?)
                    union
                    select u.* from unnest(?, ?) as line (billing_unit, mscnumber)
                      join billing_unit b on b.external_id = line.billing_unit
                      join residential_unit u on u.billing_unit_id = b.id and u.mscnumber = line.mscnumber)
                select found.*, b.external_id as billing_unit from found join billing_unit b on b.id = found.billing_unit_id
                """)
                .param(externalIds.toArray(String[]::new))
                .param(Columns.of(sameNumber, OfResidentialUnit::billingUnit))
                .param(Columns.of(sameNumber, OfResidentialUnit::mscnumber))
                .query((row, _) -> new OfResidentialUnit(
                        row.getString("external_id"),
                        row.getString("billing_unit"),
                        new ResidentialUnitNumber(row.getString("mscnumber")),
                        row.getString("pmnumber"),
                        row.getBoolean("decommissioned")))
                .list();
    }

    void write(Collection<OfResidentialUnit> units) {
        if (units.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into residential_unit
                       (external_id, billing_unit_id, customer_number, mscnumber, pmnumber, decommissioned)
                select line.external_id, b.id, b.customer_number, line.mscnumber, line.pmnumber,
                       line.decommissioned::boolean
                  from unnest(?, ?, ?, ?, ?) with ordinality
                       as line (external_id, billing_unit, mscnumber, pmnumber, decommissioned, place)
                  join billing_unit b on b.external_id = line.billing_unit
                 order by line.place
                on conflict (external_id) do update
                   set billing_unit_id = excluded.billing_unit_id, customer_number = excluded.customer_number,
                       mscnumber = excluded.mscnumber, pmnumber = excluded.pmnumber,
                       decommissioned = excluded.decommissioned
                """)
                .param(Columns.of(units, OfResidentialUnit::externalId))
                .param(Columns.of(units, OfResidentialUnit::billingUnit))
                .param(Columns.of(units, OfResidentialUnit::mscnumber))
                .param(Columns.of(units, OfResidentialUnit::pmnumber))
                .param(Columns.of(units, OfResidentialUnit::decommissioned))
                .update();
    }

    /** Roles and partners of these units go with them to the customer of their billing unit. */
    void handOver(Collection<String> externalIds) {
        if (externalIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with moved as (select id, customer_number from residential_unit where external_id = any (?)),
                roles as (
                    update on_site_role r set customer_number = moved.customer_number from moved
                     where r.residential_unit_id = moved.id)
                update partner p set customer_number = moved.customer_number from moved
                 where p.residential_unit_id = moved.id
                """).param(externalIds.toArray(String[]::new)).update();
    }
}
