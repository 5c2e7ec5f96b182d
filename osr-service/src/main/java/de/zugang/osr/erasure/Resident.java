package de.zugang.osr.erasure;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom to look for. Without a billing unit it is every unit.
 *
 * @param billingUnit the MSC's number, canonical
 * @param residentialUnit the MSC's number within the billing unit, canonical
 * @param name normalized (NFC); case does not matter, as with the first name
 * @param numbers partner numbers that are the resident's, each in its unit
 */
public record Resident(
        @Nullable String billingUnit,
        @Nullable String residentialUnit,
        @Nullable String name,
        @Nullable String firstname,
        Set<PartnerNumber> numbers) {

    public Resident {
        name = normalized(name);
        firstname = normalized(firstname);
        numbers = Set.copyOf(numbers);
    }

    Resident alsoKnownBy(Set<PartnerNumber> found) {
        var all = new HashSet<>(found);
        all.addAll(numbers);
        return new Resident(billingUnit, residentialUnit, name, firstname, all);
    }

    private static @Nullable String normalized(@Nullable String text) {
        return text == null ? null : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** Nothing of this goes into a log by accident. */
    @Override
    public String toString() {
        return "Resident";
    }
}
