package de.zugang.onboarding.provisioning;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Which clients go, and when.
 *
 * @param clientIds at Keycloak
 */
record Retirement(Instant at, List<String> clientIds) {

    /** For the journal. */
    String note() {
        return at + " " + String.join(" ", clientIds);
    }

    static Retirement read(String note) {
        String[] words = note.split(" ");
        return new Retirement(Instant.parse(words[0]), Arrays.asList(words).subList(1, words.length));
    }
}
