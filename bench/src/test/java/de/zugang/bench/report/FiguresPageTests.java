package de.zugang.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresPageTests {

    @Test
    void newBenchIsAddedAtTheEnd() {
        String page = FiguresPage.with(FiguresPage.with("# Figures\n", "a", "old a\n"), "b", "old b\n");

        assertThat(page).containsSubsequence("# Figures", "old a", "old b");
    }

    @Test
    void knownBenchIsReplacedWhereItStandsAndOthersStay() {
        String page = FiguresPage.with(FiguresPage.with("# Figures\n", "a", "old a\n"), "b", "old b\n");

        assertThat(FiguresPage.with(page, "a", "new a\n"))
                .containsSubsequence("# Figures", "new a", "old b")
                .doesNotContain("old a");
    }

    @Test
    void sameReportAgainChangesNothing() {
        String page = FiguresPage.with(FiguresPage.EMPTY, "a", "text\n");

        assertThat(FiguresPage.with(page, "a", "text\n")).isEqualTo(page);
    }
}
