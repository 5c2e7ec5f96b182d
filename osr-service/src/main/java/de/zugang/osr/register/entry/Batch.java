package de.zugang.osr.register.entry;

import de.zugang.osr.register.file.RegisterLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Some lines of a file in their order, and what became of each. */
final class Batch {

    private final List<RegisterLine> lines;
    private final SortedMap<Integer, Outcome> outcomes = new TreeMap<>();

    Batch(List<RegisterLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** A line of one kind and its place in the batch. */
    record At<T>(int place, T line) {}

    <T extends RegisterLine> List<At<T>> all(Class<T> kind) {
        var found = new ArrayList<At<T>>();
        for (int place = 0; place < lines.size(); place++) {
            if (kind.isInstance(lines.get(place))) {
                found.add(new At<>(place, kind.cast(lines.get(place))));
            }
        }
        return found;
    }

    /** A text of each line of a kind, each once. */
    <T extends RegisterLine> Stream<String> texts(Class<T> kind, Function<T, String> text) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).map(text).distinct();
    }

    void end(At<?> line, Outcome outcome) {
        outcomes.put(line.place(), outcome);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }
}
