package de.zugang.gateway.admission;

import java.util.Arrays;

/**
 * Two samples compared by rank (Mann and Whitney), which does not mind the long tail that times have.
 *
 * @param slower how probable it is that one of the first is greater than one of the second; equal ones count half
 * @param p two-sided, by the normal approximation without correction for ties, which times in nanoseconds hardly have
 */
record Ranks(long median, long otherMedian, double slower, double p) {

    static Ranks of(long[] first, long[] second) {
        long[] a = first.clone();
        long[] b = second.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double greater = 0;
        int below = 0;
        int upTo = 0;
        for (long value : a) {
            while (below < b.length && b[below] < value) {
                below++;
            }
            while (upTo < b.length && b[upTo] <= value) {
                upTo++;
            }
            greater += below + (upTo - below) / 2.0;
        }
        double pairs = (double) a.length * b.length;
        double deviation = Math.sqrt(pairs * (a.length + b.length + 1) / 12);
        double z = Math.abs(greater - pairs / 2) / deviation;
        return new Ranks(a[a.length / 2], b[b.length / 2], greater / pairs, 2 * upperTail(z));
    }

    /** Of the standard normal distribution (Abramowitz and Stegun, 26.2.17; wrong by less than 1e-7). */
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
