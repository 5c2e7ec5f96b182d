package de.zugang.osr.currentroles;

import de.zugang.osr.access.Access;
import de.zugang.osr.access.Tenant;
import de.zugang.osr.generated.OnSiteRolesApi;
import de.zugang.osr.generated.model.OnSiteRolesDocument;
import de.zugang.osr.role.RoleStore;
import de.zugang.osr.unit.BillingUnit;
import de.zugang.osr.unit.Located;
import de.zugang.osr.unit.Register;
import de.zugang.osr.unit.UnitAddress;
import de.zugang.servicekit.caller.Caller;
import de.zugang.servicekit.refusal.Refused;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with a unit's current roles. Unknown, foreign, decommissioned and ambiguous units are the same 404: the
 * register shows only the caller's.
 */
@RestController
class CurrentRolesController implements OnSiteRolesApi {

    private final Access access;
    private final Register register;
    private final RoleStore roles;
    private final Clock clock;

    CurrentRolesController(Access access, Register register, RoleStore roles, Clock clock) {
        this.access = access;
        this.register = register;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<OnSiteRolesDocument> getOnSiteRoles(String billingUnit, String residentialUnit) {
        Caller caller = Caller.current();
        var tenant = new Tenant(caller.technicalUser(), caller.customerNumbers());
        return access.read(tenant, () -> current(new UnitAddress(billingUnit, residentialUnit)))
                .map(found -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(Caller.ANSWER_IS_ABOUT, found.customerNumber())
                        .body(found.document()))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "No data found."));
    }

    /** The roles of a unit, and whose it is. */
    private record Found(String customerNumber, OnSiteRolesDocument document) {}

    private Optional<Found> current(UnitAddress address) {
        Located located = register.locate(address);
        BillingUnit billingUnit = located.billingUnit();
        return billingUnit == null
                ? Optional.empty()
                : located.unit()
                        .map(unit -> new Found(
                                unit.customerNumber(),
                                CurrentRolesMapper.document(clock.instant(), billingUnit, unit, roles.of(unit))));
    }
}
