package de.zugang.bench.report;

import de.zugang.bench.figure.Section;
import de.zugang.bench.machine.Environment;
import java.util.List;

/**
 * What a run found.
 *
 * @param name of the bench
 * @param command that makes the same run again
 */
public record Report(String name, String title, String command, Environment environment, List<Section> sections) {

    public Report {
        sections = List.copyOf(sections);
    }
}
