package de.zugang.servicekit.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a JSON string, and only a string, that holds neither U+0000 nor half a surrogate pair. */
final class StrictText<T> extends StdScalarDeserializer<T> {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DATE_TIME =
            Pattern.compile(DAY.pattern() + "[Tt][0-9:.]{8,18}([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private final transient Function<String, T> meaning;

    StrictText(Class<T> type, Function<String, T> meaning) {
        super(type);
        this.meaning = meaning;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(this, "a string is expected");
        }
        String text = parser.getString();
        if (!isClean(text)) {
            return context.reportInputMismatch(this, "U+0000 and unpaired surrogates are not text");
        }
        try {
            return meaning.apply(text);
        } catch (DateTimeException notADate) {
            return context.reportInputMismatch(this, "a real date in the form of the contract is expected");
        }
    }

    /** A real day of the years 0001 to 9999, in exactly ten ASCII characters. */
    static LocalDate day(String text) {
        if (!DAY.matcher(text).matches() || text.startsWith("0000")) {
            throw new DateTimeException("YYYY-MM-DD");
        }
        return LocalDate.parse(text);
    }

    /**
     * A date-time as RFC 3339 has it, with seconds and offset; of a leap second the last second before it.
     *
     * @return the same instant in UTC
     */
    static OffsetDateTime instant(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            throw new DateTimeException("YYYY-MM-DDThh:mm:ssZ");
        }
        return DateTimeFormatter.ISO_INSTANT.parse(text, Instant::from).atOffset(ZoneOffset.UTC);
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
