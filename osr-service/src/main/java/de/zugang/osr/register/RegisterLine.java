package de.zugang.osr.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import de.zugang.osr.role.Address;
import de.zugang.osr.role.Commercial;
import de.zugang.osr.role.Partner;
import de.zugang.osr.role.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a register file. What it is about is identified by {@code externalId}, the source system's own id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegisterLine.OfBillingUnit.class, name = "billingunit"),
    @JsonSubTypes.Type(value = RegisterLine.OfResidentialUnit.class, name = "residentialunit"),
    @JsonSubTypes.Type(value = RegisterLine.OfRole.class, name = "role")
})
sealed interface RegisterLine {

    String externalId();

    /**
     * A billing unit.
     *
     * @param contracts codes of the roles that may be stored
     * @param closedUntil last day of the last closed billing period
     */
    record OfBillingUnit(
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) String customerNumber,
            @JsonProperty(required = true) String mscnumber,
            @Nullable String pmnumber,
            @JsonProperty(required = true) String msc,
            @Nullable Set<String> contracts,
            @Nullable LocalDate closedUntil)
            implements RegisterLine {}

    /**
     * A residential unit.
     *
     * @param billingUnit external id of the billing unit, which comes before
     */
    record OfResidentialUnit(
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) String billingUnit,
            @JsonProperty(required = true) String mscnumber,
            @Nullable String pmnumber,
            @Nullable Boolean decommissioned)
            implements RegisterLine {}

    /**
     * A role that the unit has when it is brought in; from then on deliveries change it.
     *
     * @param residentialUnit external id of the residential unit, which comes before
     */
    record OfRole(
            @JsonProperty(required = true) String externalId,
            @JsonProperty(required = true) String residentialUnit,
            @JsonProperty(required = true) String role,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @JsonProperty(required = true) PartnerData partner)
            implements RegisterLine {}

    /** A role's partner. */
    record PartnerData(
            @JsonProperty(required = true) String pmnumber,
            @Nullable String mscnumber,
            @Nullable String name,
            @Nullable String firstname,
            @Nullable String additionalname,
            @Nullable Commercial commercial,
            @Nullable String email,
            @Nullable String taxnumber,
            @Nullable List<PhoneNumber> phonenumbers,
            @Nullable Address address) {

        Partner partner() {
            return new Partner(
                    pmnumber,
                    mscnumber,
                    name,
                    firstname,
                    additionalname,
                    commercial,
                    email,
                    taxnumber,
                    phonenumbers == null ? List.of() : phonenumbers,
                    address);
        }

        /** The numbers only: nothing of this goes into a log by accident. */
        @Override
        public String toString() {
            return "PartnerData[pmnumber=" + pmnumber + "]";
        }
    }
}
