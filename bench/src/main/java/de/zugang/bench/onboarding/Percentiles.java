package de.zugang.bench.onboarding;

import de.zugang.bench.figure.Aim;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Series;
import java.util.List;

/** Times in milliseconds as figures. */
final class Percentiles {

    private Percentiles() {}

    static List<Figure> of(String what, List<Double> times) {
        double[] sorted = sorted(times);
        return List.of(p50(what, sorted), Figure.of(what + ": p95", "ms", at(sorted, 95)));
    }

    /**
     * With an aim for the 95th percentile.
     *
     * @param atMost in milliseconds
     */
    static List<Figure> of(String what, List<Double> times, double atMost) {
        double[] sorted = sorted(times);
        return List.of(
                p50(what, sorted), new Figure(what + ": p95", "ms", Series.of(at(sorted, 95)), Aim.atMost(atMost)));
    }

    private static Figure p50(String what, double[] sorted) {
        return Figure.of(what + ": p50", "ms", at(sorted, 50));
    }

    private static double[] sorted(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
