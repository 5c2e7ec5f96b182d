package de.zugang.osr.unit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Units in the database, looked up by number: one query for any number of them. */
@Component
class UnitStore {

    private final JdbcClient jdbc;

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row found.
     *
     * @param place which of the addresses asked for, from 0
     * @param residentialUnit {@code null} if the billing unit has none of that number
     */
    record Found(
            int place, BillingUnit billingUnit, @Nullable ResidentialUnit residentialUnit) {}

    /** Several rows for one address are possible after an import of old data; none if the billing unit is unknown. */
    List<Found> find(List<UnitAddress> addresses) {
        return jdbc.sql("""
                select asked.place, b.id as billing_unit_id, b.customer_number, b.mscnumber as billing_unit_number,
                       b.pmnumber as billing_unit_pmnumber, b.msc, b.contracts, b.closed_until,
                       u.id, u.customer_number as unit_customer_number, u.mscnumber, u.pmnumber, u.decommissioned
                  from unnest(:billingUnits::text[], :units::text[])
                       with ordinality as asked (billing_unit_number, unit_number, place)
                  join billing_unit b on b.mscnumber = asked.billing_unit_number
                  left join residential_unit u on u.billing_unit_id = b.id and u.mscnumber = asked.unit_number
                 order by asked.place, u.id
                """)
                .param(
                        "billingUnits",
                        addresses.stream().map(UnitAddress::billingUnit).toArray(String[]::new))
                .param(
                        "units",
                        addresses.stream().map(UnitAddress::residentialUnit).toArray(String[]::new))
                .query((row, _) -> new Found(row.getInt("place") - 1, billingUnit(row), residentialUnit(row)))
                .list();
    }

    /** Whose a billing unit is, and the name of the MSC that it is with. */
    record Owner(String customerNumber, String msc) {}

    /** By billing unit number; unknown ones are missing. */
    Map<String, Owner> owners(Collection<String> billingUnitNumbers) {
        var owners = new HashMap<String, Owner>();
        jdbc.sql("select mscnumber, customer_number, msc from billing_unit where mscnumber = any (?::text[])")
                .param(billingUnitNumbers.stream().distinct().toArray(String[]::new))
                .query((row, _) -> owners.put(
                        row.getString("mscnumber"), new Owner(row.getString("customer_number"), row.getString("msc"))))
                .list();
        return owners;
    }

    private static BillingUnit billingUnit(ResultSet row) throws SQLException {
        return new BillingUnit(
                row.getLong("billing_unit_id"),
                row.getString("customer_number"),
                row.getString("billing_unit_number"),
                row.getString("billing_unit_pmnumber"),
                row.getString("msc"),
                Set.of((String[]) row.getArray("contracts").getArray()),
                row.getObject("closed_until", LocalDate.class));
    }

    private static @Nullable ResidentialUnit residentialUnit(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return row.wasNull()
                ? null
                : new ResidentialUnit(
                        id,
                        row.getLong("billing_unit_id"),
                        row.getString("unit_customer_number"),
                        row.getString("mscnumber"),
                        row.getString("pmnumber"),
                        row.getBoolean("decommissioned"));
    }
}
