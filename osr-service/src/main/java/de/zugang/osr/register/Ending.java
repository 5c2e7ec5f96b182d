package de.zugang.osr.register;

import java.time.Instant;
import java.util.Optional;

/** How the reading of a register file ended. */
sealed interface Ending {

    /** At the end of the file. */
    record Done(Progress progress) implements Ending {}

    /**
     * Somebody else had the turn for too long, or is at this very import. What was stored stays.
     *
     * @param other whose turn it is, as far as that is known
     */
    record AnotherRuns(Optional<Running> other) implements Ending {}

    /** Somebody sent the same import again meanwhile; it goes on there. */
    record SentAgain() implements Ending {}

    /** The import of this id is not finished and was another one. */
    record OtherThanBegun(String what) implements Ending {}

    /**
     * The import whose turn it is.
     *
     * @param by who sent it
     * @param since since when it has the turn
     */
    record Running(Progress progress, String by, Instant since) {}
}
