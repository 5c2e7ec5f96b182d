package de.zugang.osr.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTests {

    @Test
    void absentEndAndYear9999AreTheSameOpenEnd() {
        Period sentAsYear9999 = period("2022-01-01", "9999-12-31");
        assertThat(sentAsYear9999).isEqualTo(period("2022-01-01", null));
        assertThat(sentAsYear9999.isOpen()).isTrue();
        assertThat(sentAsYear9999.lastDay()).isEqualTo("9999-12-31");
        assertThat(sentAsYear9999.dayAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-01, 2022-01-31, 2022-01-31, 2022-02-28, true", // both ends belong to it
        "2022-01-01, 2022-01-31, 2022-02-01,           , false",
        "2022-01-01,           , 2030-01-01, 2030-01-02, true",
        "          , 2022-01-31, 2000-01-01, 2000-01-02, true", // a missing begin reaches back without limit
        "          , 2022-01-31, 2022-02-01,           , false",
        "2022-02-01, 2022-02-28, 2022-01-01, 2022-01-31, false",
    })
    void overlapsWhenADayBelongsToBoth(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate otherFrom,
            @Nullable LocalDate otherTo,
            boolean expected) {
        var one = new Period(from, to);
        var other = new Period(otherFrom, otherTo);
        assertThat(one.overlaps(other)).isEqualTo(expected);
        assertThat(other.overlaps(one)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-31, 2022-02-01, false",
        "2022-01-31, 2022-02-02, true",
        "2024-02-28, 2024-02-29, false", // leap day
        "2024-02-28, 2024-03-01, true",
        "          , 2030-01-01, false",
    })
    void leavesAGapUnlessTheNextStartsOnTheDayAfter(@Nullable LocalDate end, LocalDate next, boolean expected) {
        assertThat(new Period(LocalDate.parse("2020-01-01"), end).leavesGapBefore(Period.openFrom(next)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-01, 2022-01-02, false",
        "2022-01-01, 2022-01-01, true",
        "2022-01-02, 2022-01-01, true",
        "2022-01-01,           , false",
        "9999-12-31,           , true",
        "          , 2022-01-01, false",
    })
    void isTooShortBelowTwoDays(@Nullable LocalDate from, @Nullable LocalDate to, boolean expected) {
        assertThat(new Period(from, to).isTooShort()).isEqualTo(expected);
    }

    @Test
    void differenceIsTheDaysBetweenTwoEnds() {
        Period until = period("2020-01-01", "2022-05-31");
        Period open = period("2020-01-01", null);
        assertThat(until.difference(open)).contains(period("2022-06-01", null));
        assertThat(open.difference(until)).contains(period("2022-06-01", null));
        assertThat(until.difference(period("2020-01-01", "2022-06-30"))).contains(period("2022-06-01", "2022-06-30"));
        assertThat(open.difference(open)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2022-01-01, true", "2022-01-31, true", "2022-01-15, true", "2021-12-31, false", "2022-02-01, false"})
    void containsBothItsEnds(LocalDate day, boolean expected) {
        assertThat(period("2022-01-01", "2022-01-31").contains(day)).isEqualTo(expected);
    }

    @Test
    void openPeriodContainsTheLastDayThereIs() {
        assertThat(period("2022-01-01", null).contains(Period.OPEN_END)).isTrue();
        assertThat(period(null, "2022-01-01").contains(LocalDate.MIN)).isTrue();
    }

    @Test
    void sharesDaysWithAnotherOrNone() {
        Period january = period("2022-01-01", "2022-01-31");
        assertThat(january.intersection(period("2022-01-31", null))).contains(period("2022-01-31", "2022-01-31"));
        assertThat(period("2022-01-31", null).intersection(january)).contains(period("2022-01-31", "2022-01-31"));
        assertThat(january.intersection(period(null, "2022-01-10"))).contains(period("2022-01-01", "2022-01-10"));
        assertThat(period(null, null).intersection(january)).contains(january);
        assertThat(january.intersection(period("2022-02-01", null))).isEmpty();
    }

    @Test
    void hasDaysBeforeAndAfterAnother() {
        Period january = period("2022-01-01", "2022-01-31");
        assertThat(january.before(period("2022-01-10", "2022-01-20"))).contains(period("2022-01-01", "2022-01-09"));
        assertThat(january.after(period("2022-01-10", "2022-01-20"))).contains(period("2022-01-21", "2022-01-31"));
        assertThat(january.before(period("2022-02-10", null))).contains(january);
        assertThat(january.before(period("2022-01-01", null))).isEmpty();
        assertThat(january.after(period("2022-01-01", null))).isEmpty();
        assertThat(january.after(period("2021-01-01", "2021-12-31"))).contains(january);
        assertThat(january.after(period("2021-01-01", "2022-01-31"))).isEmpty();
    }

    @Test
    void missingBeginSortsFirst() {
        assertThat(period(null, null).startsBefore(period("0001-01-01", null))).isTrue();
        assertThat(period("0001-01-01", null).startsBefore(period(null, null))).isFalse();
    }

    private static Period period(@Nullable String from, @Nullable String to) {
        return new Period(from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
