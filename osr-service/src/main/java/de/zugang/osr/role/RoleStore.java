package de.zugang.osr.role;

import de.zugang.osr.period.Period;
import de.zugang.osr.unit.ResidentialUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles in the database. Every call belongs to a transaction of the unit's customer. */
@Component
public class RoleStore {

    private static final UnitRoles NONE = new UnitRoles(List.of());

    private final JdbcClient jdbc;
    private final PartnerStore partners;

    RoleStore(JdbcClient jdbc, PartnerStore partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    public UnitRoles of(ResidentialUnit unit) {
        return of(List.of(unit)).getOrDefault(unit.id(), NONE);
    }

    /** The roles of each of these units that has any, by the unit's id. */
    public Map<Long, UnitRoles> of(Collection<ResidentialUnit> units) {
        var found = new HashMap<Long, List<StoredRole>>();
        jdbc.sql("""
                select r.code, r.valid_from, r.valid_to, p.*
                  from on_site_role r
                  join partner p on p.residential_unit_id = r.residential_unit_id and p.pmnumber = r.pmnumber
                 where r.residential_unit_id = any (?)
                 order by r.id
                """)
                .param(units.stream().map(ResidentialUnit::id).toArray(Long[]::new))
                .query((row, _) -> found.computeIfAbsent(row.getLong("residential_unit_id"), _ -> new ArrayList<>())
                        .add(new StoredRole(
                                new RoleCode(row.getString("code")),
                                new Period(date(row, "valid_from"), date(row, "valid_to")),
                                partners.read(row))))
                .list();
        var roles = new HashMap<Long, UnitRoles>();
        found.forEach((unit, ofUnit) -> roles.put(unit, new UnitRoles(ofUnit)));
        return roles;
    }

    /** A change of one unit. */
    public record UnitChange(ResidentialUnit unit, RoleChange change) {}

    /**
     * Stores what changes do. The rules have let them pass; a failure here is a surprise.
     *
     * @throws IllegalArgumentException if two are of the same unit, whose order would be lost
     */
    public void apply(List<UnitChange> changes) {
        if (changes.stream().mapToLong(one -> one.unit().id()).distinct().count() < changes.size()) {
            throw new IllegalArgumentException("changes: two of one unit (expected: each of another unit)");
        }
        some(changes, change -> !change.is(RoleChange.Kind.DELETE), chosen -> partners.renew(homes(chosen)));
        some(changes, change -> change.is(RoleChange.Kind.INSERT), this::insert);
        some(changes, change -> change.is(RoleChange.Kind.UPDATE), this::update);
        some(changes, change -> change.is(RoleChange.Kind.DELETE), this::delete);
        some(changes, change -> change.is(RoleChange.Kind.DELETE), chosen -> partners.forgetWithoutRole(homes(chosen)));
    }

    private static void some(List<UnitChange> changes, Predicate<RoleChange> which, Consumer<List<UnitChange>> act) {
        List<UnitChange> chosen =
                changes.stream().filter(one -> which.test(one.change())).toList();
        if (!chosen.isEmpty()) {
            act.accept(chosen);
        }
    }

    private static List<PartnerStore.Home> homes(List<UnitChange> changes) {
        return changes.stream()
                .map(one -> new PartnerStore.Home(one.unit(), one.change().partner()))
                .toList();
    }

    private void insert(List<UnitChange> changes) {
        jdbc.sql("""
                insert into on_site_role (residential_unit_id, customer_number, code, valid_from, valid_to, pmnumber)
                select unit, customer_number, code, valid_from, valid_to, pmnumber
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[])
                       as change (unit, customer_number, code, valid_from, valid_to, pmnumber)
                """)
                .param(Columns.of(changes, one -> one.unit().id()))
                .param(Columns.of(changes, one -> one.unit().customerNumber()))
                .param(Columns.of(changes, one -> one.change().code().text()))
                .param(Columns.of(changes, one -> one.change().period().from()))
                .param(Columns.of(changes, one -> one.change().period().to()))
                .param(Columns.of(changes, one -> one.change().pmnumber()))
                .update();
    }

    private void update(List<UnitChange> changes) {
        meant("""
                update on_site_role r set valid_to = change.valid_to
                  from unnest(?::bigint[], ?::text[], ?::date[], ?::text[], ?::date[])
                       as change (unit, code, valid_from, pmnumber, valid_to)
                """, changes)
                .param(Columns.of(changes, one -> one.change().period().to()))
                .update();
    }

    private void delete(List<UnitChange> changes) {
        meant("""
                delete from on_site_role r
                 using unnest(?::bigint[], ?::text[], ?::date[], ?::text[]) as change (unit, code, valid_from, pmnumber)
                """, changes).update();
    }

    /** For the roles that the changes mean, with the first four columns. */
    private JdbcClient.StatementSpec meant(String statement, List<UnitChange> changes) {
        return jdbc.sql(statement + """
                 where r.residential_unit_id = change.unit and r.code = change.code and r.valid_from = change.valid_from
                   and r.pmnumber = change.pmnumber
                """)
                .param(Columns.of(changes, one -> one.unit().id()))
                .param(Columns.of(changes, one -> one.change().code().text()))
                .param(Columns.of(changes, one -> one.change().period().from()))
                .param(Columns.of(changes, one -> one.change().pmnumber()));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
