package de.zugang.tryit.explain;

import de.zugang.tryit.relay.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the platform answers to "what went wrong?"; see {@code api-spec/diagnosis}. */
public sealed interface Diagnosis {

    record Found(String explanation, String remedy, String reason, String at, String keyHint) implements Diagnosis {}

    /** No such request, or somebody else's. */
    record NotFound() implements Diagnosis {}

    /** Key and secret were not accepted themselves. */
    record NotSignedIn() implements Diagnosis {}

    /** No answer, or none that is readable. */
    record Unavailable() implements Diagnosis {}

    static Diagnosis of(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return new Unavailable();
        }
        return switch (answered.status()) {
            case 200 -> read(answered.body());
            case 401, 403 -> new NotSignedIn();
            case 404 -> new NotFound();
            default -> new Unavailable();
        };
    }

    private static Diagnosis read(String body) {
        try {
            JsonNode root = JsonMapper.shared().readTree(body);
            return new Found(
                    root.path("explanation").asString(""),
                    root.path("remedy").asString(""),
                    root.path("reason").asString(""),
                    root.path("at").asString(""),
                    root.path("keyHint").asString(""));
        } catch (JacksonException unreadable) {
            return new Unavailable();
        }
    }
}
