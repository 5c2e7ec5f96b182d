package de.zugang.osr.period;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole days, both ends inclusive. An absent end, {@code null} and 9999-12-31 are the same open end. A missing begin
 * comes only from old data; it sorts first and reaches back without limit.
 *
 * @param from first day
 * @param to last day; {@code null} when open, never {@link #OPEN_END}
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** How the standard writes an open end. */
    public static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    /** By begin, a missing one first. */
    public static final Comparator<Period> BY_BEGIN = Comparator.comparing(Period::firstDay);

    public Period {
        if (OPEN_END.equals(to)) {
            to = null;
        }
    }

    public static Period openFrom(LocalDate from) {
        return new Period(from, null);
    }

    /** A whole month. */
    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    @JsonIgnore
    public boolean isOpen() {
        return to == null;
    }

    /** The last day as the standard writes it. */
    public LocalDate lastDay() {
        return to == null ? OPEN_END : to;
    }

    /** The first day; {@link LocalDate#MIN} if the begin is missing. */
    public LocalDate firstDay() {
        return from == null ? LocalDate.MIN : from;
    }

    /** Whether it starts on or after its last day. The house wants more than one day. */
    @JsonIgnore
    public boolean isTooShort() {
        return from != null && !from.isBefore(lastDay());
    }

    public boolean startsBefore(Period other) {
        return firstDay().isBefore(other.firstDay());
    }

    public boolean sameBegin(Period other) {
        return firstDay().equals(other.firstDay());
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
    }

    /** Whether the two share a day. */
    public boolean overlaps(Period other) {
        return !firstDay().isAfter(other.lastDay()) && !other.firstDay().isAfter(lastDay());
    }

    /** Whether a day lies between this period's end and the begin of the next one. */
    public boolean leavesGapBefore(Period next) {
        return dayAfter().map(day -> day.isBefore(next.firstDay())).orElse(false);
    }

    /** The first day that this period does not cover any more; none if it is open. */
    public Optional<LocalDate> dayAfter() {
        return Optional.ofNullable(to).map(last -> last.plusDays(1));
    }

    /** The days that both share. */
    public Optional<Period> intersection(Period other) {
        Period laterBegin = startsBefore(other) ? other : this;
        LocalDate end = lastDay().isBefore(other.lastDay()) ? lastDay() : other.lastDay();
        return overlaps(other) ? Optional.of(new Period(laterBegin.from, end)) : Optional.empty();
    }

    /** The days of this period before another one begins. */
    public Optional<Period> before(Period other) {
        return startsBefore(other)
                ? intersection(new Period(from, other.firstDay().minusDays(1)))
                : Optional.empty();
    }

    /** The days of this period after another one has ended. */
    public Optional<Period> after(Period other) {
        return other.dayAfter().flatMap(day -> intersection(new Period(day, null)));
    }

    /** This period with another end. */
    public Period until(@Nullable LocalDate end) {
        return new Period(from, end);
    }

    /** The days that only one of two ends of the same begin covers; none if the ends are the same. */
    public Optional<Period> difference(Period other) {
        if (lastDay().equals(other.lastDay())) {
            return Optional.empty();
        }
        Period shorter = lastDay().isBefore(other.lastDay()) ? this : other;
        Period longer = shorter.equals(this) ? other : this;
        return shorter.dayAfter().map(day -> new Period(day, longer.to()));
    }
}
