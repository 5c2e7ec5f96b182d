package de.zugang.bench.figure;

import java.util.List;

/**
 * Figures that belong together.
 *
 * @param about how they were measured, in sentences
 */
public record Section(String title, List<String> about, List<Figure> figures) {

    public Section {
        about = List.copyOf(about);
        figures = List.copyOf(figures);
    }
}
