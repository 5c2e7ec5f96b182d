package de.zugang.bench.report;

import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
        if (!aims(report).isEmpty()) {
            page.add("").add(aims(report));
        }
        report.sections().forEach(section -> add(page, section));
        return page.toString();
    }

    private static void add(StringJoiner page, Section section) {
        page.add("").add("### " + section.title()).add("");
        section.about().forEach(page::add);
        page.add("")
                .add("| figure | median (lowest–highest round) | unit | aim |")
                .add("| --- | --- | --- | --- |");
        for (Figure figure : section.figures()) {
            page.add("| " + figure.name() + " | " + figure.series().text() + " | " + figure.unit() + " | " + aim(figure)
                    + " |");
        }
    }

    private static String aim(Figure figure) {
        return figure.aim() == null ? "" : figure.aim().text(figure.series());
    }

    /** All aims of the report in one sentence; nothing if it has none. */
    private static String aims(Report report) {
        List<Figure> aimed = report.sections().stream()
                .flatMap(section -> section.figures().stream())
                .filter(figure -> figure.aim() != null)
                .toList();
        List<String> missed = aimed.stream()
                .filter(figure -> figure.aim() != null && !figure.aim().isReachedBy(figure.series()))
                .map(Figure::name)
                .toList();
        if (aimed.isEmpty()) {
            return "";
        }
        return missed.isEmpty()
                ? "All %d aims are reached.".formatted(aimed.size())
                : "%d of %d aims are reached; not: %s."
                        .formatted(aimed.size() - missed.size(), aimed.size(), String.join("; ", missed));
    }
}
