package de.zugang.osr.rule;

import de.zugang.osr.role.RoleCode;
import de.zugang.osr.unit.BillingUnit;
import de.zugang.osr.unit.Located;
import de.zugang.osr.unit.Profile;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule needs to know about the unit besides its roles.
 *
 * @param screened whether the MSC's synchronous checks are on
 * @param contracts roles that the billing unit has a contract for
 * @param closedUntil last day of the last closed billing period
 */
public record UnitContext(
        Profile profile,
        boolean screened,
        Set<RoleCode> contracts,
        @Nullable LocalDate closedUntil) {

    public static UnitContext of(Located located) {
        BillingUnit unit = located.billingUnit();
        return new UnitContext(
                located.msc().profile(),
                located.msc().synchronousChecks(),
                unit == null
                        ? Set.of()
                        : unit.contracts().stream().map(RoleCode::new).collect(Collectors.toSet()),
                unit == null ? null : unit.closedUntil());
    }

    public boolean supports(@Nullable String role) {
        return role != null && new RoleCode(role).isSupportedBy(profile);
    }
}
