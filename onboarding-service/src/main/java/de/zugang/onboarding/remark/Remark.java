package de.zugang.onboarding.remark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * One thing said of a step. Serializable because an exception carries it.
 *
 * @param detail a status, a client id or names of nodes, never anything of a person; empty where the situation has none
 */
public record Remark(Situation situation, String detail) implements Serializable {

    public Remark {
        if (situation.hasDetail() == detail.isEmpty()) {
            throw new IllegalArgumentException(
                    situation + (situation.hasDetail() ? " needs a detail" : " has no detail"));
        }
    }

    public static Remark of(Situation situation) {
        return new Remark(situation, "");
    }

    public static Remark of(Situation situation, Object detail) {
        return new Remark(situation, detail.toString());
    }

    /** Reads what {@link #stored()} wrote; anything else is text from before, or of a newer version, and stays as it is. */
    public static Remark read(String stored) {
        int end = stored.indexOf(' ');
        String detail = end < 0 ? "" : stored.substring(end + 1);
        return named(end < 0 ? stored : stored.substring(0, end))
                .filter(situation -> situation.hasDetail() != detail.isEmpty())
                .map(situation -> new Remark(situation, detail))
                .orElseGet(() -> new Remark(Situation.AS_WRITTEN, stored));
    }

    private static Optional<Situation> named(String name) {
        return Arrays.stream(Situation.values())
                .filter(situation ->
                        situation != Situation.AS_WRITTEN && situation.name().equals(name))
                .findFirst();
    }

    /** {@code NAME} or {@code NAME detail}. */
    public String stored() {
        if (situation == Situation.AS_WRITTEN) {
            return detail;
        }
        return detail.isEmpty() ? situation.name() : situation.name() + " " + detail;
    }

    /** For the API and the log. */
    public String inEnglish() {
        return situation.with(detail);
    }
}
