package de.zugang.osr.uvi;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.period.Period;
import de.zugang.osr.uvi.MonthOfUnit.Stay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthOfUnitTests {

    private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);

    /** Days around both borders of the month, inside, and far outside; null is a missing begin or an open end. */
    private static final List<@Nullable LocalDate> DAYS = days();

    private static List<@Nullable LocalDate> days() {
        var days = new ArrayList<@Nullable LocalDate>();
        days.add(null);
        for (String day : List.of(
                "2019-12-31",
                "2024-01-30",
                "2024-01-31",
                "2024-02-01",
                "2024-02-02",
                "2024-02-14",
                "2024-02-15",
                "2024-02-16",
                "2024-02-28",
                "2024-02-29",
                "2024-03-01",
                "2024-03-02",
                "2031-07-15",
                "9999-12-31")) {
            days.add(LocalDate.parse(day));
        }
        return days;
    }

    @Test
    void everySingleStayIsDividedAsDayByDay() {
        for (LocalDate from : DAYS) {
            for (LocalDate to : DAYS) {
                assertSameAsDayByDay(List.of(stay("A", from, to)));
            }
        }
    }

    @Test
    void everyPairOfStaysIsDividedAsDayByDay() {
        for (LocalDate from : DAYS) {
            for (LocalDate to : DAYS) {
                for (LocalDate otherFrom : DAYS) {
                    for (LocalDate otherTo : DAYS) {
                        assertSameAsDayByDay(List.of(stay("A", from, to), stay("B", otherFrom, otherTo)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void manyStaysAreDividedAsDayByDay(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var stays = new ArrayList<Stay>();
            int count = random.nextInt(6);
            for (int each = 0; each < count; each++) {
                stays.add(stay(
                        "ABC".substring(random.nextInt(3)).substring(0, 1),
                        DAYS.get(random.nextInt(DAYS.size())),
                        DAYS.get(random.nextInt(DAYS.size()))));
            }
            assertSameAsDayByDay(stays);
        }
    }

    private static Stay stay(String pmnumber, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Stay(new Period(from, to), new UviLine.Recipient(pmnumber, null, null, null, null));
    }

    private static void assertSameAsDayByDay(List<Stay> unsorted) {
        var stays = new ArrayList<>(unsorted);
        stays.sort(Comparator.comparing(Stay::period, Period.BY_BEGIN));
        List<UviLine> lines = new MonthOfUnit("0000000001", "300001", "0001", stays).divide(Period.of(FEBRUARY));

        var told = new TreeMap<LocalDate, String>();
        String before = null;
        for (UviLine line : lines) {
            String name = name(line);
            assertThat(name).as("neighbours are different people: %s", lines).isNotEqualTo(before);
            before = name;
            for (LocalDate day = line.from(); !day.isAfter(line.to()); day = day.plusDays(1)) {
                assertThat(told.put(day, name)).as("no day twice: %s", lines).isNull();
            }
        }
        assertThat(told).as("%s", stays).isEqualTo(dayByDay(stays));
    }

    /** The reference: who has each day, asked one by one. */
    private static SortedMap<LocalDate, String> dayByDay(List<Stay> stays) {
        var days = new TreeMap<LocalDate, String>();
        for (int number = 1; number <= FEBRUARY.lengthOfMonth(); number++) {
            LocalDate day = FEBRUARY.atDay(number);
            String recipient = "nobody";
            for (Stay stay : stays) {
                LocalDate from = stay.period().from();
                LocalDate to = stay.period().to();
                boolean hasBegun = from == null || !day.isBefore(from);
                boolean hasEnded = to != null && day.isAfter(to);
                if (hasBegun && !hasEnded) {
                    recipient = stay.recipient().pmnumber();
                }
            }
            days.put(day, recipient);
        }
        return days;
    }

    private static String name(UviLine line) {
        UviLine.Recipient recipient = line.recipient();
        return recipient == null ? "nobody" : recipient.pmnumber();
    }
}
