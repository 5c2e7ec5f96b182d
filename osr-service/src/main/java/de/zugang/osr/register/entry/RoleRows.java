package de.zugang.osr.register.entry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import de.zugang.osr.period.Period;
import de.zugang.osr.role.RoleCode;
import de.zugang.osr.unit.Msc;
import de.zugang.osr.unit.MscProperties;
import de.zugang.osr.unit.Profile;
import de.zugang.osr.unit.ResidentialUnit;
import de.zugang.osr.unit.UnitAddress;
import de.zugang.osr.unit.UnitKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows about roles and where they belong, for many lines at a time. */
@Component
class RoleRows {

    private final JdbcClient jdbc;
    private final MscProperties mscs;

    RoleRows(JdbcClient jdbc, MscProperties mscs) {
        this.jdbc = jdbc;
        this.mscs = mscs;
    }

    /** A unit that roles are brought into. */
    record Home(UnitKey key, ResidentialUnit unit, Profile profile) {}

    /** A role that a unit has. */
    record Present(RoleCode code, Period period) {}

    /** Units by their external ids. */
    Map<String, Home> homes(Collection<String> externalIds) {
        return jdbc
                .sql("""
                select u.*, b.mscnumber as billing_unit_number, b.msc
                  from residential_unit u join billing_unit b on b.id = u.billing_unit_id
                 where u.external_id = any (?)
                """)
                .param(externalIds.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("external_id"), home(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Home home(ResultSet row) throws SQLException {
        var unit = new ResidentialUnit(
                row.getLong("id"),
                row.getLong("billing_unit_id"),
                row.getString("customer_number"),
                row.getString("mscnumber"),
                row.getString("pmnumber"),
                row.getBoolean("decommissioned"));
        Msc msc = mscs.named(row.getString("msc")).orElseGet(mscs::fallback);
        return new Home(
                UnitKey.of(new UnitAddress(row.getString("billing_unit_number"), unit.mscnumber()), unit.id()),
                unit,
                msc.profile());
    }

    /** Roles of these units, past ones included, by the id of the unit. */
    Map<Long, List<Present>> present(Collection<Home> homes) {
        return jdbc
                .sql("""
                select residential_unit_id, code, valid_from, valid_to from on_site_role where residential_unit_id = any (?)
                """)
                .param(homes.stream().map(home -> home.unit().id()).toArray(Long[]::new))
                .query((row, _) -> Map.entry(
                        row.getLong("residential_unit_id"),
                        new Present(
                                new RoleCode(row.getString("code")),
                                new Period(
                                        row.getObject("valid_from", LocalDate.class),
                                        row.getObject("valid_to", LocalDate.class)))))
                .list()
                .stream()
                .collect(groupingBy(
                        Map.Entry::getKey, mapping(Map.Entry::getValue, toCollection(ArrayList<Present>::new))))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was brought in under these external ids before. */
    Map<String, String> fingerprints(Collection<String> externalIds) {
        return jdbc
                .sql("select external_id, fingerprint from imported_role where external_id = any (?)")
                .param(externalIds.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("external_id"), row.getString("fingerprint")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void remember(Map<String, String> fingerprints) {
        if (!fingerprints.isEmpty()) {
            jdbc.sql("insert into imported_role (external_id, fingerprint) select * from unnest(?, ?)")
                    .param(fingerprints.keySet().toArray(String[]::new))
                    .param(fingerprints.values().toArray(String[]::new))
                    .update();
        }
    }
}
