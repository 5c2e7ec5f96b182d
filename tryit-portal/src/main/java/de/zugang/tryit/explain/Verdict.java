package de.zugang.tryit.explain;

/** What the page does next. */
public enum Verdict {
    /** This step is done. */
    DONE,
    /** Ask again in a moment. */
    WAIT,
    /** The story ends here. */
    STOP
}
