package de.zugang.osr.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import de.zugang.osr.period.Period;
import org.jspecify.annotations.Nullable;

/** What a message is about. Holds numbers and days only, no person's data. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "about")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Subject.OfDelivery.class, name = "delivery"),
    @JsonSubTypes.Type(value = Subject.OfRole.class, name = "role"),
    @JsonSubTypes.Type(value = Subject.OfPartner.class, name = "partner")
})
public sealed interface Subject {

    /** The delivery as a whole; the standard has no list of its own for it, so it goes among the role messages. */
    record OfDelivery() implements Subject {}

    /** A role as it was sent, or as it is stored. */
    record OfRole(
            @Nullable String role, Period period, @Nullable PartnerNumbers partner) implements Subject {}

    /** A partner as it was sent. */
    record OfPartner(@Nullable PartnerNumbers partner) implements Subject {}

    /** The numbers by which PM and MSC know a partner. */
    record PartnerNumbers(
            @Nullable String pmnumber, @Nullable String mscnumber) {}
}
