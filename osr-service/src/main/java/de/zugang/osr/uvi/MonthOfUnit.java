package de.zugang.osr.uvi;

import de.zugang.osr.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Divides a month of one unit among its recipients, in the order of time. Where old data overlaps, the role that began
 * first keeps the day; days without a role are a line without recipient.
 */
record MonthOfUnit(String customerNumber, String billingUnit, String residentialUnit, List<Stay> stays) {

    /** A recipient's role. */
    record Stay(Period period, UviLine.Recipient recipient) {}

    MonthOfUnit {
        stays = List.copyOf(stays);
    }

    List<UviLine> divide(Period month) {
        var lines = new ArrayList<UviLine>();
        Optional<Period> left = Optional.of(month);
        for (Stay stay : stays) {
            Optional<Period> share = left.flatMap(rest -> rest.intersection(stay.period()));
            if (share.isPresent()) {
                left.flatMap(rest -> rest.before(share.get())).ifPresent(vacant -> lines.add(line(vacant, null)));
                lines.add(line(share.get(), stay.recipient()));
                left = left.flatMap(rest -> rest.after(share.get()));
            }
        }
        left.ifPresent(vacant -> lines.add(line(vacant, null)));
        return lines;
    }

    private UviLine line(Period days, UviLine.@Nullable Recipient recipient) {
        return new UviLine(customerNumber, billingUnit, residentialUnit, days.firstDay(), days.lastDay(), recipient);
    }
}
