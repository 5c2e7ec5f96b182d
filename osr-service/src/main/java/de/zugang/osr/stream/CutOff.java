package de.zugang.osr.stream;

/**
 * A stream that began cannot be finished. Leaves through the server, which then closes the connection without the end of the
 * body: that is how the reader knows. Has no cause, so that nobody answers in its place.
 */
final class CutOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CutOff() {
        super("the stream is cut off", null, false, false);
    }
}
