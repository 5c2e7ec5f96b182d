package de.zugang.osr.register;

import de.zugang.osr.period.Period;
import de.zugang.osr.role.RoleCode;
import de.zugang.osr.role.RoleStore;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.unit.ResidentialUnit;
import de.zugang.osr.unit.UnitAddress;
import de.zugang.osr.unit.UnitKey;
import de.zugang.osr.unit.UnitLocks;
import de.zugang.servicekit.token.Sha256;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings in roles once: a line that was brought in before changes nothing, whatever deliveries have done to the role
 * since. From its first delivery on a role belongs to whoever delivers.
 */
@Component
class RoleImport {

    private final JdbcClient jdbc;
    private final RoleStore roles;
    private final UnitLocks locks;
    private final JsonMapper json;

    RoleImport(JdbcClient jdbc, RoleStore roles, UnitLocks locks, JsonMapper json) {
        this.jdbc = jdbc;
        this.roles = roles;
        this.locks = locks;
        this.json = json;
    }

    private record Home(UnitKey key, ResidentialUnit unit) {}

    Outcome bringIn(RegisterLine.OfRole line, boolean legacy) {
        Optional<Home> home = home(line.residentialUnit());
        if (home.isEmpty()) {
            return new Outcome.Refused(
                    "residentialUnit: unknown (expected: the externalId of a residential unit before it)");
        }
        String fingerprint = Sha256.of(json.writeValueAsString(line));
        Optional<String> before = jdbc.sql("select fingerprint from imported_role where external_id = ?")
                .param(line.externalId())
                .query(String.class)
                .optional();
        if (before.isPresent()) {
            return before.get().equals(fingerprint)
                    ? new Outcome.Unchanged()
                    : new Outcome.Refused(
                            "externalId: brought in before with other content (expected: a delivery, which"
                                    + " is how roles change)");
        }
        locks.turn(home.get().key());
        var role = new StoredRole(
                new RoleCode(line.role()),
                new Period(line.from(), line.to()),
                line.partner().partner());
        Optional<String> flaw =
                legacy ? Optional.empty() : flaw(role, roles.of(home.get().unit()));
        return flaw.<Outcome>map(Outcome.Refused::new).orElseGet(() -> {
            roles.bringIn(home.get().unit(), role);
            jdbc.sql("insert into imported_role (external_id, fingerprint) values (?, ?)")
                    .params(line.externalId(), fingerprint)
                    .update();
            return new Outcome.Created();
        });
    }

    private static Optional<String> flaw(StoredRole role, UnitRoles present) {
        if (role.period().from() == null) {
            return Optional.of("from: missing (expected: a day; with legacy=true it may be missing)");
        }
        if (role.period().isTooShort()) {
            return Optional.of("to: " + role.period().lastDay() + " (expected: after from, "
                    + role.period().from() + ")");
        }
        boolean overlaps = present.of(role.code()).stream()
                .anyMatch(other -> other.period().overlaps(role.period()));
        return overlaps
                ? Optional.of("from: overlaps another role of the unit (expected: none; with legacy=true it may)")
                : Optional.empty();
    }

    private Optional<Home> home(String externalId) {
        return jdbc.sql("""
                select u.*, b.mscnumber as billing_unit_number
                  from residential_unit u join billing_unit b on b.id = u.billing_unit_id where u.external_id = ?
                """)
                .param(externalId)
                .query((row, _) -> new Home(
                        UnitKey.of(
                                new UnitAddress(row.getString("billing_unit_number"), row.getString("mscnumber")),
                                externalId),
                        new ResidentialUnit(
                                row.getLong("id"),
                                row.getLong("billing_unit_id"),
                                row.getString("customer_number"),
                                row.getString("mscnumber"),
                                row.getString("pmnumber"),
                                row.getBoolean("decommissioned"))))
                .optional();
    }
}
