package de.zugang.osr.register;

import java.util.ArrayList;
import java.util.List;

/**
 * What an import did.
 *
 * @param read lines that were not blank
 * @param created new in the register
 * @param changed known before, different now
 * @param unchanged known before, the same
 * @param refused lines that brought nothing in
 * @param refusals the first {@value #KEPT} of them; the bound protects the answer from a file that is all wrong
 */
record ImportReport(long read, long created, long changed, long unchanged, long refused, List<Refusal> refusals) {

    static final int KEPT = 1000;

    /**
     * A refused line.
     *
     * @param line counted from 1, blank lines included
     */
    record Refusal(long line, String reason) {}

    /** Collects a report while lines are read. */
    static final class Tally {

        private long created;
        private long changed;
        private long unchanged;
        private long refused;
        private final List<Refusal> refusals = new ArrayList<>();

        void count(long line, Outcome outcome) {
            switch (outcome) {
                case Outcome.Created _ -> created++;
                case Outcome.Changed _ -> changed++;
                case Outcome.Unchanged _ -> unchanged++;
                case Outcome.Refused(String reason) -> {
                    refused++;
                    if (refusals.size() < KEPT) {
                        refusals.add(new Refusal(line, reason));
                    }
                }
            }
        }

        ImportReport report() {
            return new ImportReport(
                    created + changed + unchanged + refused,
                    created,
                    changed,
                    unchanged,
                    refused,
                    List.copyOf(refusals));
        }
    }
}
