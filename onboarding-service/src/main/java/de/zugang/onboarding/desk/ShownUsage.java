package de.zugang.onboarding.desk;

import de.zugang.onboarding.usage.Sum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Usage as the page of a technical user shows it.
 *
 * @param days all of the period, also those without calls; oldest first
 * @param customers by customer number; those without one last, under an empty number
 */
record ShownUsage(List<Day> days, List<Customer> customers) {

    /** Pixels of the highest bar. */
    private static final int HEIGHT = 80;

    /**
     * One day (UTC).
     *
     * @param good answered with success
     * @param refused answered with 4xx by the service
     * @param failed answered with 5xx
     */
    record Day(LocalDate date, long good, long refused, long failed, long totalMillis, long maximumMillis) {

        public long calls() {
            return good + refused + failed;
        }

        public long averageMillis() {
            return calls() == 0 ? 0 : Math.round((double) totalMillis / calls());
        }

        private Day and(Sum sum) {
            boolean server = sum.status() >= 500;
            return new Day(
                    date,
                    good + (sum.successful() ? sum.calls() : 0),
                    refused + (!sum.successful() && !server ? sum.calls() : 0),
                    failed + (server ? sum.calls() : 0),
                    totalMillis + sum.totalMillis(),
                    Math.max(maximumMillis, sum.maximumMillis()));
        }
    }

    /** Calls about one customer. */
    record Customer(String number, long calls) {}

    static ShownUsage of(LocalDate from, LocalDate to, List<Sum> sums) {
        var days = new TreeMap<LocalDate, Day>();
        from.datesUntil(to.plusDays(1)).forEach(date -> days.put(date, new Day(date, 0, 0, 0, 0, 0)));
        var customers = new TreeMap<String, Long>();
        for (var sum : sums) {
            days.computeIfPresent(sum.day(), (_, day) -> day.and(sum));
            customers.merge(sum.customerNumber() == null ? "" : sum.customerNumber(), sum.calls(), Long::sum);
        }
        return new ShownUsage(List.copyOf(days.values()), customers(customers));
    }

    private static List<Customer> customers(Map<String, Long> calls) {
        var shown = new ArrayList<Customer>();
        calls.forEach((number, count) -> shown.add(new Customer(number, count)));
        shown.sort((one, other) ->
                Boolean.compare(one.number().isEmpty(), other.number().isEmpty()));
        return List.copyOf(shown);
    }

    public long calls() {
        return days.stream().mapToLong(Day::calls).sum();
    }

    public List<Day> daysWithCalls() {
        return days.reversed().stream().filter(day -> day.calls() > 0).toList();
    }

    /** Height of a day's bar; at least one pixel if there was a call. */
    public long height(long calls) {
        long most = days.stream().mapToLong(Day::calls).max().orElse(0);
        return calls == 0 ? 0 : Math.max(1, Math.round((double) HEIGHT * calls / most));
    }
}
