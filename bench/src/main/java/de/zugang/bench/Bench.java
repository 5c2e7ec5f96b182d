package de.zugang.bench;

import de.zugang.bench.report.Report;

/** Something that can be measured by name. */
public interface Bench {

    /** As on the command line. */
    String name();

    /** One line for the list of benches. */
    String about();

    /**
     * Measures. Leaves nothing running and nothing on the disk but what was there before.
     *
     * @throws IllegalStateException with a sentence for a person if something needed is missing or does not work
     */
    Report run(Setting setting);
}
