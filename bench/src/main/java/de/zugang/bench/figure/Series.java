package de.zugang.bench.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The same thing measured in several rounds, in their order. Median and range are told; no round is dropped. */
public record Series(List<Double> rounds) {

    /** From here on decimals say nothing. */
    private static final double WHOLE = 100;

    private static final double TENTHS = 10;

    public Series {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty() || !rounds.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("rounds: " + rounds + " (expected: at least one, all finite)");
        }
    }

    public static Series of(double... rounds) {
        return new Series(Arrays.stream(rounds).boxed().toList());
    }

    /** Between the two in the middle if there is no middle. */
    public double median() {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return rounds.stream().min(Double::compare).orElseThrow();
    }

    public double max() {
        return rounds.stream().max(Double::compare).orElseThrow();
    }

    /**
     * Round by round, so that what slows the machine for a while slows both.
     *
     * @throws IllegalArgumentException if the other has not as many rounds
     */
    public Series over(Series other) {
        if (rounds.size() != other.rounds.size()) {
            throw new IllegalArgumentException("rounds: " + rounds.size() + " (expected: " + other.rounds.size() + ")");
        }
        var ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i) / other.rounds.get(i);
        }
        return of(ratios);
    }

    /** Median, and in parentheses the range if there was more than one round. */
    public String text() {
        return rounds.size() == 1
                ? number(median())
                : number(median()) + " (" + number(min()) + "–" + number(max()) + ")";
    }

    static String number(double value) {
        String form = value >= WHOLE ? "%,.0f" : value >= TENTHS ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }
}
