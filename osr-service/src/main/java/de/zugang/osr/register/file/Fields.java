package de.zugang.osr.register.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one record, each taken as what it should be; the first that is something else ends the reading. A field that
 * is absent, null or empty text is the same: not there.
 */
final class Fields {

    /** Longest text in characters. */
    static final int LONGEST = 200;

    private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern SURROGATE_OR_NUL = Pattern.compile("[\\x00\\p{Cs}]");

    private final JsonNode object;
    private final String path;

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /**
     * The fields of an object.
     *
     * @param path what comes before a field's name, empty or with a dot at its end
     * @param known all that may be there
     */
    static Fields of(JsonNode object, String path, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name) && !isBlank(object.get(name))) {
                // the name of an unknown property may be anything, a name included
                boolean isOurs = RecordReader.COLUMNS.contains(path + name);
                throw isOurs
                        ? new Flawed(path + name, ValueKind.of(object.get(name)), "nothing in a record of this type")
                        : new Flawed(
                                path.isEmpty() ? null : path.substring(0, path.length() - 1),
                                "an unknown property",
                                "one of "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
            }
        }
        return new Fields(object, path);
    }

    @Nullable String text(String name) {
        JsonNode value = object.get(name);
        if (isBlank(value)) {
            return null;
        }
        if (!value.isString()) {
            throw new Flawed(path + name, ValueKind.of(value), "text");
        }
        String text = value.asString();
        if (text.length() > LONGEST) {
            throw new Flawed(path + name, ValueKind.of(text), "at most " + LONGEST + " characters");
        }
        if (SURROGATE_OR_NUL.matcher(text).find()) {
            throw new Flawed(path + name, "text with U+0000 or half a surrogate pair", "text");
        }
        return text;
    }

    String required(String name, String expected) {
        String text = text(name);
        if (text == null) {
            throw new Flawed(Flaw.missing(path + name, expected));
        }
        return text;
    }

    /** A text that must have a form. */
    <T> T required(String name, String expected, Function<String, @Nullable T> form) {
        String text = required(name, expected);
        T value = form.apply(text);
        if (value == null) {
            throw new Flawed(path + name, ValueKind.of(text), expected);
        }
        return value;
    }

    @Nullable LocalDate day(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // said below, as everything that is no day
        }
        throw new Flawed(path + name, ValueKind.of(text), "a day as YYYY-MM-DD");
    }

    /** False if it is not there. */
    boolean flag(String name) {
        JsonNode value = object.get(name);
        if (isBlank(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Flawed(path + name, ValueKind.of(value), "true or false");
        }
        return value.asBoolean();
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> kind) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new Flawed(path + name, ValueKind.of(text), "one of " + List.of(kind.getEnumConstants()));
    }

    /** Elements of a list; none if it is not there. */
    <T> List<T> list(String name, Function<JsonNode, T> element) {
        JsonNode value = object.get(name);
        if (isBlank(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new Flawed(path + name, ValueKind.of(value), "a list");
        }
        var elements = new ArrayList<T>();
        value.forEach(entry -> elements.add(element.apply(entry)));
        return elements;
    }

    /** An object within; {@code null} if it is not there. */
    @Nullable Fields within(String name, Set<String> known) {
        JsonNode value = object.get(name);
        return isBlank(value) ? null : of(expectObject(value, path + name), path + name + ".", known);
    }

    static JsonNode expectObject(JsonNode value, String column) {
        if (!value.isObject()) {
            throw new Flawed(column, ValueKind.of(value), "an object");
        }
        return value;
    }

    private static boolean isBlank(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || (value.isString() && value.asString().isBlank());
    }
}
