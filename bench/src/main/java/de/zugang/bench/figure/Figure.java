package de.zugang.bench.figure;

import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param name what was measured, as a person says it
 * @param unit for example {@code 1/s}, {@code ms}, {@code MB}
 * @param aim what it is to be, or {@code null} if it only tells
 */
public record Figure(
        String name, String unit, Series series, @Nullable Aim aim) {

    public Figure(String name, String unit, Series series) {
        this(name, unit, series, null);
    }

    public static Figure of(String name, String unit, double... rounds) {
        return new Figure(name, unit, Series.of(rounds));
    }
}
