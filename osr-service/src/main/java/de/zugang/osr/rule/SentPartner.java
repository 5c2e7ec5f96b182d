package de.zugang.osr.rule;

import de.zugang.osr.message.Subject;
import de.zugang.osr.role.Address;
import de.zugang.osr.role.Commercial;
import de.zugang.osr.role.Partner;
import de.zugang.osr.role.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a delivery's partners, as it was sent: anything may be missing. */
public record SentPartner(
        @Nullable SentReference reference,
        @Nullable String name,
        @Nullable String firstname,
        @Nullable String additionalname,
        @Nullable Commercial commercial,
        @Nullable String email,
        @Nullable String taxnumber,
        List<PhoneNumber> phonenumbers,
        @Nullable Address address) {

    public SentPartner {
        phonenumbers = List.copyOf(phonenumbers);
    }

    public @Nullable String pmnumber() {
        return reference == null ? null : reference.pmnumber();
    }

    Partner as(String pmnumber) {
        return new Partner(
                pmnumber,
                reference == null ? null : reference.mscnumber(),
                name,
                firstname,
                additionalname,
                commercial,
                email,
                taxnumber,
                phonenumbers,
                address);
    }

    Subject subject() {
        return new Subject.OfPartner(
                reference == null ? null : new Subject.PartnerNumbers(reference.pmnumber(), reference.mscnumber()));
    }

    /** The numbers only: nothing of this goes into a log by accident. */
    @Override
    public String toString() {
        return "SentPartner[" + reference + "]";
    }
}
