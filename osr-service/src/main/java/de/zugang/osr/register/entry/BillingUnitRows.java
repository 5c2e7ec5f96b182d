package de.zugang.osr.register.entry;

import de.zugang.osr.register.file.RegisterLine.OfBillingUnit;
import de.zugang.osr.unit.BillingUnitNumber;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Billing units in the database, many at a time. */
@Component
class BillingUnitRows {

    private final JdbcClient jdbc;

    BillingUnitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with one of these external ids or numbers. */
    List<OfBillingUnit> find(Collection<String> externalIds, Collection<String> numbers) {
        if (externalIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select external_id, customer_number, mscnumber, pmnumber, msc, contracts, closed_until from billing_unit
                 where external_id = any (?) or mscnumber = any (?)
                """)
                .param(externalIds.toArray(String[]::new))
                .param(numbers.toArray(String[]::new))
                .query((row, _) -> new OfBillingUnit(
                        row.getString("external_id"),
                        row.getString("customer_number"),
                        new BillingUnitNumber(row.getString("mscnumber")),
                        row.getString("pmnumber"),
                        row.getString("msc"),
                        contracts(row),
                        row.getObject("closed_until", LocalDate.class)))
                .list();
    }

    private static SortedSet<String> contracts(ResultSet row) throws SQLException {
        Array codes = row.getArray("contracts");
        return new TreeSet<>(List.of((String[]) codes.getArray()));
    }

    void write(Collection<OfBillingUnit> units) {
        if (units.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into billing_unit (external_id, customer_number, mscnumber, pmnumber, msc, contracts, closed_until)
                select external_id, customer_number, mscnumber, pmnumber, msc, string_to_array(contracts, ','),
                       closed_until::date
                  from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
                       as line (external_id, customer_number, mscnumber, pmnumber, msc, contracts, closed_until, place)
                 order by place
                on conflict (external_id) do update
                   set customer_number = excluded.customer_number, mscnumber = excluded.mscnumber,
                       pmnumber = excluded.pmnumber, msc = excluded.msc, contracts = excluded.contracts,
                       closed_until = excluded.closed_until
                """)
                .param(Columns.of(units, OfBillingUnit::externalId))
                .param(Columns.of(units, OfBillingUnit::customerNumber))
                .param(Columns.of(units, OfBillingUnit::mscnumber))
                .param(Columns.of(units, OfBillingUnit::pmnumber))
                .param(Columns.of(units, OfBillingUnit::msc))
                .param(Columns.of(units, unit -> String.join(",", unit.contracts())))
                .param(Columns.of(units, OfBillingUnit::closedUntil))
                .update();
    }

    /** All that belongs to these billing units goes with them to their customer. */
    void handOver(Collection<String> externalIds) {
        if (externalIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with moved as (
                    update residential_unit u set customer_number = b.customer_number from billing_unit b
                     where b.external_id = any (?) and u.billing_unit_id = b.id
                    returning u.id, u.customer_number),
                roles as (
                    update on_site_role r set customer_number = moved.customer_number from moved
                     where r.residential_unit_id = moved.id)
                update partner p set customer_number = moved.customer_number from moved
                 where p.residential_unit_id = moved.id
                """).param(externalIds.toArray(String[]::new)).update();
    }
}
