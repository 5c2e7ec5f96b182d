package de.zugang.sandbox.register;

import de.zugang.sandbox.journey.Answer;

/** Why a file was not loaded to its end, in a sentence for a person. */
public final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failed(String sentence) {
        super(sentence);
    }

    static Failed of(Answer answer) {
        return new Failed(sentence(answer));
    }

    /** What an answer that is none of success says to a person. */
    static String sentence(Answer answer) {
        return switch (answer.status()) {
            case 401, 403 -> "osr-service does not take the operator's token (" + answer.status() + ")";
            default -> answer.json().at("/errors/0/message").asString("osr-service answered " + answer.status());
        };
    }
}
