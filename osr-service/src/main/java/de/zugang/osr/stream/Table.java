package de.zugang.osr.stream;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How lines of a kind look as CSV.
 *
 * @param header names of the columns
 * @param cells a line's cells, as many as the header has; {@code null} is an empty cell
 */
public record Table<T>(List<String> header, Function<T, List<@Nullable String>> cells) {

    public Table {
        header = List.copyOf(header);
    }
}
