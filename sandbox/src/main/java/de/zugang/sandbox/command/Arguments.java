package de.zugang.sandbox.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What follows the command's name. */
final class Arguments {

    private final Deque<String> rest;

    Arguments(List<String> words) {
        rest = new ArrayDeque<>(words);
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    String next() {
        return rest.removeFirst();
    }

    /** The value of the option that was just taken. */
    String valueOf(String option) {
        if (rest.isEmpty()) {
            throw new Wrong(option + " needs a value");
        }
        return rest.removeFirst();
    }

    void nothingMore() {
        if (!rest.isEmpty()) {
            throw new Wrong("unknown argument: " + rest.getFirst());
        }
    }

    /** The words make no sense to this command. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }
}
