package de.zugang.osr.delivery;

import de.zugang.osr.generated.model.OnSiteRolesDocument;
import de.zugang.osr.generated.model.Partner;
import de.zugang.osr.generated.model.PartnerReference;
import de.zugang.osr.generated.model.Role;
import de.zugang.osr.period.Period;
import de.zugang.osr.role.Address;
import de.zugang.osr.role.Commercial;
import de.zugang.osr.role.PhoneNumber;
import de.zugang.osr.rule.Content;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.SentReference;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.unit.UnitAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the contract's document to what rules judge. */
final class ContentMapper {

    private ContentMapper() {}

    static Submission.Sent sent(OnSiteRolesDocument document) {
        var billingUnit = document.getBillingunit();
        var unit = billingUnit.getResidentialunit();
        return new Submission.Sent(
                new UnitAddress(
                        billingUnit.getReference().getMscnumber(),
                        unit.getReference().getMscnumber()),
                new Content(
                        orEmpty(unit.getRoles()).stream()
                                .map(ContentMapper::role)
                                .toList(),
                        orEmpty(unit.getPartners()).stream()
                                .map(ContentMapper::partner)
                                .toList()));
    }

    private static SentRole role(Role role) {
        return new SentRole(
                role.getChange(),
                role.getRole(),
                new Period(role.getFrom(), role.getTo()),
                reference(role.getPartner()));
    }

    private static SentPartner partner(Partner partner) {
        return new SentPartner(
                reference(partner.getReference()),
                partner.getName(),
                partner.getFirstname(),
                partner.getAdditionalname(),
                partner.getCommercial() == null
                        ? null
                        : Commercial.valueOf(partner.getCommercial().getValue()),
                partner.getEmail(),
                partner.getTaxnumber(),
                orEmpty(partner.getPhonenumbers()).stream()
                        .map(ContentMapper::phoneNumber)
                        .toList(),
                address(partner.getAddress()));
    }

    private static @Nullable SentReference reference(@Nullable PartnerReference sent) {
        return sent == null ? null : new SentReference(sent.getPmnumber(), sent.getMscnumber());
    }

    private static PhoneNumber phoneNumber(de.zugang.osr.generated.model.PhoneNumber sent) {
        return new PhoneNumber(
                sent.getNumber(),
                sent.getType() == null
                        ? null
                        : PhoneNumber.Kind.valueOf(sent.getType().getValue()));
    }

    private static @Nullable Address address(de.zugang.osr.generated.model.@Nullable Address sent) {
        return sent == null
                ? null
                : new Address(sent.getStreet(), sent.getPostalcode(), sent.getCity(), sent.getCountry());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> sent) {
        return sent == null ? List.of() : sent;
    }
}
