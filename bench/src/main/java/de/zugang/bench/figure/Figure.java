package de.zugang.bench.figure;

/**
 * One line of a report.
 *
 * @param name what was measured, as a person says it
 * @param unit for example {@code 1/s}, {@code ms}, {@code MB}
 */
public record Figure(String name, String unit, Series series) {

    public static Figure of(String name, String unit, double... rounds) {
        return new Figure(name, unit, Series.of(rounds));
    }
}
