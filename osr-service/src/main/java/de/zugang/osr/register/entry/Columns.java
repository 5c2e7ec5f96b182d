package de.zugang.osr.register.entry;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into the arrays that one statement takes for all of them. */
final class Columns {

    private Columns() {}

    /** One column of all rows; whatever is not text is written as PostgreSQL reads it. */
    static <T> @Nullable String[] of(Collection<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(row -> {
                    Object value = column.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
