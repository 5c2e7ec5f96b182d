package de.zugang.osr.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Stable id of a message in {@code messages.csv}; the house's messages share one key and differ by it.
 *
 * @param text for example {@code OSR-1001} or {@code KALO-30}
 */
public record MessageId(@JsonValue String text) {

    private static final String HOUSE_KEY = "OSR-KALO";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {}

    /** The key that callers see. The seed spells the house's two ways; we send one, callers compare without case. */
    public String key() {
        return text.startsWith("OSR-") ? text : HOUSE_KEY;
    }
}
