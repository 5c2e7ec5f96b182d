package de.zugang.osr.uvi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Some days of a month in one residential unit, all with the same recipient. The lines of a unit cover the month
 * without gap.
 *
 * @param from first day, within the month
 * @param to last day, within the month
 * @param recipient {@code null} on days that nobody receives for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record UviLine(
        String customerNumber,
        String billingUnit,
        String residentialUnit,
        LocalDate from,
        LocalDate to,
        @Nullable Recipient recipient) {

    /** The partner with the role S-COR. A person: nothing of this may be logged but the numbers. */
    record Recipient(
            String pmnumber,
            @Nullable String mscnumber,
            @Nullable String name,
            @Nullable String firstname,
            @Nullable String additionalname) {

        @Override
        public String toString() {
            return "Recipient[pmnumber=" + pmnumber + "]";
        }
    }
}
