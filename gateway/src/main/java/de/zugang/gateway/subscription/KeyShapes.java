package de.zugang.gateway.subscription;

import de.zugang.servicekit.token.CheckedToken;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of a key by looking at nothing but the key. */
public final class KeyShapes {

    private static final int SHOWN = 4;

    /** Which installation a key is for; its prefix tells. */
    public enum Environment {
        PRODUCTION("zgk_"),
        TEST("zgt_");

        private final String prefix;

        Environment(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The outcome. */
    public enum Shape {
        /** Worth a look-up. */
        OURS,
        /** Complete and correct, for another environment. */
        ELSEWHERE,
        /** Wrong prefix, length or checksum: never was a key. */
        NONE
    }

    private final CheckedToken here;
    private final List<CheckedToken> elsewhere;

    public KeyShapes(Environment here) {
        this.here = new CheckedToken(here.prefix);
        this.elsewhere = Arrays.stream(Environment.values())
                .filter(environment -> environment != here)
                .map(environment -> new CheckedToken(environment.prefix))
                .toList();
    }

    public Shape of(String key) {
        if (here.matches(key)) {
            return Shape.OURS;
        }
        for (var shape : elsewhere) {
            if (shape.matches(key)) {
                return Shape.ELSEWHERE;
            }
        }
        return Shape.NONE;
    }

    /** How a key begins and ends; {@code null} for what never was one, since that may be anything, a password even. */
    public @Nullable String hint(@Nullable String key) {
        if (key == null || of(key) == Shape.NONE) {
            return null;
        }
        return key.substring(0, key.indexOf('_') + 1) + "…" + key.substring(key.length() - SHOWN);
    }
}
