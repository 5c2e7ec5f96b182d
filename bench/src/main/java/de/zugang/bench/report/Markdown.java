package de.zugang.bench.report;

import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A report for people. */
final class Markdown {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Markdown() {}

    static String of(Report report) {
        var page = new StringJoiner("\n", "", "\n");
        page.add("## " + report.title()).add("");
        page.add("`" + report.command() + "`, commit " + report.environment().commit() + ", "
                + TIME.format(report.environment().at()) + ".");
        page.add(report.environment().facts().entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("; ", "", ".")));
        report.sections().forEach(section -> add(page, section));
        return page.toString();
    }

    private static void add(StringJoiner page, Section section) {
        page.add("").add("### " + section.title()).add("");
        section.about().forEach(page::add);
        page.add("").add("| figure | median (lowest–highest round) | unit |").add("| --- | --- | --- |");
        for (Figure figure : section.figures()) {
            page.add("| " + figure.name() + " | " + figure.series().text() + " | " + figure.unit() + " |");
        }
    }
}
