package de.zugang.osr.uvi;

import de.zugang.osr.period.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides a month of one unit among its recipients. Where roles of old data share a day, it belongs to the one that began
 * last, as the active role does in the standard; days without a role are a line without recipient.
 *
 * @param stays in the order of their begin, a missing one first; of two with the same begin the one stored last is last
 */
record MonthOfUnit(String customerNumber, String billingUnit, String residentialUnit, List<Stay> stays) {

    /** A recipient's role. */
    record Stay(Period period, UviLine.Recipient recipient) {}

    private record Share(Period days, UviLine.@Nullable Recipient recipient) {}

    MonthOfUnit {
        // old data may end before it begins
        stays = stays.stream()
                .filter(stay -> stay.period().contains(stay.period().firstDay()))
                .toList();
    }

    /** Lines in the order of the days, without gap; neighbours of one recipient are one line. */
    List<UviLine> divide(Period month) {
        var shares = new ArrayList<Share>();
        List<Period> left = List.of(month);
        for (Stay stay : stays.reversed()) {
            var still = new ArrayList<Period>();
            for (Period free : left) {
                stay.period()
                        .intersection(free)
                        .ifPresentOrElse(
                                days -> {
                                    shares.add(new Share(days, stay.recipient()));
                                    free.before(days).ifPresent(still::add);
                                    free.after(days).ifPresent(still::add);
                                },
                                () -> still.add(free));
            }
            left = still;
        }
        left.forEach(days -> shares.add(new Share(days, null)));
        shares.sort(Comparator.comparing(Share::days, Period.BY_BEGIN));
        return joined(shares).stream().map(this::line).toList();
    }

    private static List<Share> joined(List<Share> shares) {
        var joined = new ArrayList<Share>();
        for (Share share : shares) {
            if (!joined.isEmpty() && isSamePerson(joined.getLast().recipient(), share.recipient())) {
                Share before = joined.removeLast();
                joined.add(new Share(before.days().until(share.days().to()), share.recipient()));
            } else {
                joined.add(share);
            }
        }
        return joined;
    }

    private static boolean isSamePerson(UviLine.@Nullable Recipient one, UviLine.@Nullable Recipient other) {
        return one == null ? other == null : one.equals(other);
    }

    private UviLine line(Share share) {
        return new UviLine(
                customerNumber,
                billingUnit,
                residentialUnit,
                share.days().firstDay(),
                share.days().lastDay(),
                share.recipient());
    }
}
