package de.zugang.osr.role;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resident or recipient, once per unit and {@code pmnumber}. A person: of all this only the numbers may be logged.
 *
 * @param pmnumber the property manager's number, unique in the unit
 * @param mscnumber the MSC's number
 */
public record Partner(
        String pmnumber,
        @Nullable String mscnumber,
        @Nullable String name,
        @Nullable String firstname,
        @Nullable String additionalname,
        @Nullable Commercial commercial,
        @Nullable String email,
        @Nullable String taxnumber,
        List<PhoneNumber> phonenumbers,
        @Nullable Address address) {

    public Partner {
        phonenumbers = List.copyOf(phonenumbers);
    }

    /** Without e-mail, phone and tax number, for an MSC that does not keep them. */
    public Partner withoutContactData() {
        return new Partner(
                pmnumber, mscnumber, name, firstname, additionalname, commercial, null, null, List.of(), address);
    }

    /** With the MSC's number that was known before, if none is said now. */
    Partner keepingNumberOf(Partner before) {
        return mscnumber != null
                ? this
                : new Partner(
                        pmnumber,
                        before.mscnumber,
                        name,
                        firstname,
                        additionalname,
                        commercial,
                        email,
                        taxnumber,
                        phonenumbers,
                        address);
    }

    /** The numbers only: nothing of this goes into a log by accident. */
    @Override
    public String toString() {
        return "Partner[pmnumber=" + pmnumber + "]";
    }
}
