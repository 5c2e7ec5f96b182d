package de.zugang.osr.queue;

/** The process ended during an attempt, again and again. */
final class ProcessEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProcessEnded() {
        super("the process ended during every attempt", null, false, false);
    }
}
