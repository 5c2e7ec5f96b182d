package de.zugang.onboarding.provisioning;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An exception for the log: types and places, no messages, since a message may quote a key or an address. */
final class Surprise {

    private static final int FRAMES = 6;

    private Surprise() {}

    static String of(Throwable surprise) {
        Throwable cause = surprise.getCause();
        String frames = Arrays.stream(surprise.getStackTrace())
                .limit(FRAMES)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        return surprise.getClass().getName() + " at " + frames + (cause == null ? "" : ", because of " + of(cause));
    }
}
