package de.zugang.osr.register.file;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Of which kind a value is, for a report that must not say the value. */
final class ValueKind {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ValueKind() {}

    static String of(String text) {
        if (DIGITS.matcher(text).matches()) {
            return counted(text.length(), "digit");
        }
        return DAY.matcher(text).matches()
                ? "a date that does not exist"
                : "text of " + counted(text.codePointCount(0, text.length()), "character");
    }

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> of(value.asString());
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    static String counted(long count, String thing) {
        return count + " " + (count == 1 ? thing : thing + "s");
    }
}
