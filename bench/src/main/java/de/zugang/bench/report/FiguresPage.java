package de.zugang.bench.report;

/** The page of figures: a part for each bench between two marks, so that one bench's run leaves the others' alone. */
final class FiguresPage {

    static final String EMPTY = """
            # Figures

            Written by `./zugang bench NAME --record`, never by hand. Every part says by which command, on which commit, when and where
            it was measured. Ratios are taken round by round, between things measured in turns in the same run; absolute figures are those
            of one machine.
            """;

    private FiguresPage() {}

    static String with(String page, String name, String part) {
        String begin = "<!-- bench " + name + " -->\n";
        String end = "<!-- end of bench " + name + " -->\n";
        String marked = begin + part + end;
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        return from < 0 || to < from
                ? page.stripTrailing() + "\n\n" + marked
                : page.substring(0, from) + marked + page.substring(to + end.length());
    }
}
