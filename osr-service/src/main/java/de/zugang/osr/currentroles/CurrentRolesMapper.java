package de.zugang.osr.currentroles;

import de.zugang.osr.generated.model.Address;
import de.zugang.osr.generated.model.BillingUnit;
import de.zugang.osr.generated.model.OnSiteRolesDocument;
import de.zugang.osr.generated.model.Partner;
import de.zugang.osr.generated.model.PartnerReference;
import de.zugang.osr.generated.model.PhoneNumber;
import de.zugang.osr.generated.model.ResidentialUnit;
import de.zugang.osr.generated.model.Role;
import de.zugang.osr.generated.model.UnitReference;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** From stored roles to the contract's document: per code the active role, and each partner of these once. */
final class CurrentRolesMapper {

    private CurrentRolesMapper() {}

    static OnSiteRolesDocument document(
            Instant now,
            de.zugang.osr.unit.BillingUnit billingUnit,
            de.zugang.osr.unit.ResidentialUnit unit,
            UnitRoles roles) {
        List<StoredRole> active = roles.codes().stream()
                .flatMap(code -> roles.active(code).stream())
                .toList();
        var residentialUnit = new ResidentialUnit()
                .reference(new UnitReference().mscnumber(unit.mscnumber()).pmnumber(unit.pmnumber()))
                .roles(active.stream().map(CurrentRolesMapper::role).toList())
                .partners(active.stream()
                        .map(StoredRole::partner)
                        .distinct()
                        .map(CurrentRolesMapper::partner)
                        .toList());
        return new OnSiteRolesDocument()
                .timestamp(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                .billingunit(new BillingUnit()
                        .reference(new UnitReference()
                                .mscnumber(billingUnit.mscnumber())
                                .pmnumber(billingUnit.pmnumber()))
                        .residentialunit(residentialUnit));
    }

    private static Role role(StoredRole role) {
        return new Role()
                .role(role.code().text())
                .from(role.period().from())
                .to(role.period().lastDay())
                .partner(reference(role.partner()));
    }

    private static PartnerReference reference(de.zugang.osr.role.Partner partner) {
        return new PartnerReference().pmnumber(partner.pmnumber()).mscnumber(partner.mscnumber());
    }

    private static Partner partner(de.zugang.osr.role.Partner partner) {
        return new Partner()
                .reference(reference(partner))
                .name(partner.name())
                .firstname(partner.firstname())
                .additionalname(partner.additionalname())
                .commercial(
                        partner.commercial() == null
                                ? null
                                : Partner.CommercialEnum.fromValue(
                                        partner.commercial().name()))
                .email(partner.email())
                .taxnumber(partner.taxnumber())
                .phonenumbers(
                        partner.phonenumbers().isEmpty()
                                ? null
                                : partner.phonenumbers().stream()
                                        .map(CurrentRolesMapper::phoneNumber)
                                        .toList())
                .address(partner.address() == null ? null : address(partner.address()));
    }

    private static PhoneNumber phoneNumber(de.zugang.osr.role.PhoneNumber phone) {
        return new PhoneNumber()
                .number(phone.number())
                .type(
                        phone.type() == null
                                ? null
                                : PhoneNumber.TypeEnum.fromValue(phone.type().name()));
    }

    private static Address address(de.zugang.osr.role.Address address) {
        return new Address()
                .street(address.street())
                .postalcode(address.postalcode())
                .city(address.city())
                .country(address.country());
    }
}
