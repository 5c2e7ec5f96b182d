package de.zugang.osr.role;

import de.zugang.osr.period.Period;

/** A role that a unit has or had. */
public record StoredRole(RoleCode code, Period period, Partner partner) {

    public String pmnumber() {
        return partner.pmnumber();
    }

    StoredRole until(Period end) {
        return new StoredRole(code, period.until(end.to()), partner);
    }

    StoredRole of(Partner renewed) {
        return renewed.pmnumber().equals(pmnumber()) ? new StoredRole(code, period, renewed) : this;
    }
}
