package de.zugang.osr.register;

import de.zugang.osr.register.entry.Outcome;
import java.util.Collection;
import java.util.UUID;

/**
 * How far an import is, and what its lines did.
 *
 * @param lines lines of the file that are done, blank ones and a header included
 * @param digest checksum of these lines
 */
record Progress(
        UUID importId,
        boolean dryRun,
        boolean legacy,
        boolean finished,
        long lines,
        String digest,
        long created,
        long changed,
        long unchanged,
        long refused) {

    static Progress none(Import wanted) {
        return new Progress(wanted.id(), wanted.mode().dryRun(), wanted.mode().legacy(), false, 0, "", 0, 0, 0, 0);
    }

    /**
     * After more lines.
     *
     * @param more lines that were refused before anything was asked of the register
     */
    Progress after(Collection<Outcome> outcomes, long more) {
        long[] counts = new long[4];
        counts[3] = more;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Created _ -> counts[0]++;
                case Outcome.Changed _ -> counts[1]++;
                case Outcome.Unchanged _ -> counts[2]++;
                case Outcome.Refused _ -> counts[3]++;
            }
        }
        return new Progress(
                importId,
                dryRun,
                legacy,
                finished,
                lines,
                digest,
                created + counts[0],
                changed + counts[1],
                unchanged + counts[2],
                refused + counts[3]);
    }

    Progress at(long line, String checksum, boolean isEnd) {
        return new Progress(importId, dryRun, legacy, isEnd, line, checksum, created, changed, unchanged, refused);
    }
}
