package de.zugang.gateway.subscription;

import java.util.Objects;

/**
 * Which of a technical user's credentials a call came with, so that its owner sees when an old one was used last.
 *
 * @param keySlot {@code PRIMARY} or {@code SECONDARY}; empty: several, or not known
 * @param oldClient whether they were those of the client in whose place another one has come
 */
public record Used(String keySlot, boolean oldClient) {

    public static final Used UNKNOWN = new Used("", false);

    private static final Used PRIMARY = new Used("PRIMARY", false);
    private static final Used SECONDARY = new Used("SECONDARY", false);

    /** One of a few that are made once, since this is asked for each call. */
    public static Used of(String keySlot, boolean oldClient) {
        if (oldClient) {
            return new Used(keySlot, true);
        }
        return switch (keySlot) {
            case "PRIMARY" -> PRIMARY;
            case "SECONDARY" -> SECONDARY;
            default -> UNKNOWN;
        };
    }

    public Used {
        Objects.requireNonNull(keySlot);
    }
}
