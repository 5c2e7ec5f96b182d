package de.zugang.bench.figure;

/** What a figure is to be; its median decides. */
public record Aim(boolean isLowerBound, double bound) {

    public static Aim atLeast(double bound) {
        return new Aim(true, bound);
    }

    public static Aim atMost(double bound) {
        return new Aim(false, bound);
    }

    public boolean isReachedBy(Series series) {
        return isLowerBound ? series.median() >= bound : series.median() <= bound;
    }

    /** For example {@code at least 0.50: reached}. */
    public String text(Series series) {
        return (isLowerBound ? "at least " : "at most ")
                + Series.number(bound)
                + (isReachedBy(series) ? ": reached" : ": **not reached**");
    }
}
