package de.zugang.osr.role;

import de.zugang.osr.period.Period;
import de.zugang.osr.unit.ResidentialUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles in the database. Every call belongs to a transaction of the unit's customer. */
@Component
public class RoleStore {

    private final JdbcClient jdbc;
    private final PartnerStore partners;

    RoleStore(JdbcClient jdbc, PartnerStore partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    public UnitRoles of(ResidentialUnit unit) {
        return new UnitRoles(jdbc.sql("""
                select r.code, r.valid_from, r.valid_to, p.*
                  from on_site_role r
                  join partner p on p.residential_unit_id = r.residential_unit_id and p.pmnumber = r.pmnumber
                 where r.residential_unit_id = ?
                 order by r.id
                """)
                .param(unit.id())
                .query((row, _) -> new StoredRole(
                        new RoleCode(row.getString("code")),
                        new Period(date(row, "valid_from"), date(row, "valid_to")),
                        partners.read(row)))
                .list());
    }

    /** Stores what a change does. The rules have let it pass; a failure here is a surprise. */
    public void apply(ResidentialUnit unit, RoleChange change) {
        switch (change.kind()) {
            case INSERT -> {
                partners.renew(unit, change.partner());
                insert(unit, change.code(), change.period(), change.pmnumber());
            }
            case UPDATE -> {
                partners.renew(unit, change.partner());
                update(unit, change);
            }
            case DELETE -> {
                delete(unit, change);
                partners.forgetWithoutRole(unit, change.pmnumber());
            }
        }
    }

    private void insert(ResidentialUnit unit, RoleCode code, Period period, String pmnumber) {
        jdbc.sql("""
                insert into on_site_role (residential_unit_id, customer_number, code, valid_from, valid_to, pmnumber)
                values (?, ?, ?, ?, ?, ?)
                """)
                .param(unit.id())
                .param(unit.customerNumber())
                .param(code.text())
                .param(period.from())
                .param(period.to())
                .param(pmnumber)
                .update();
    }

    private void update(ResidentialUnit unit, RoleChange change) {
        jdbc.sql("""
                update on_site_role set valid_to = ?
                 where residential_unit_id = ? and code = ? and valid_from = ? and pmnumber = ?
                """)
                .param(change.period().to())
                .param(unit.id())
                .param(change.code().text())
                .param(change.period().from())
                .param(change.pmnumber())
                .update();
    }

    private void delete(ResidentialUnit unit, RoleChange change) {
        jdbc.sql("""
                delete from on_site_role
                 where residential_unit_id = ? and code = ? and valid_from = ? and pmnumber = ?
                """)
                .param(unit.id())
                .param(change.code().text())
                .param(change.period().from())
                .param(change.pmnumber())
                .update();
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
