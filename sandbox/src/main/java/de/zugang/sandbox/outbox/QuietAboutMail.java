package de.zugang.sandbox.outbox;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the mail server that is cut in the middle of an e-mail ends its thread with an exception that quotes what was read so far,
 * and that may be a key. So nothing is printed of those threads.
 */
record QuietAboutMail(@Nullable UncaughtExceptionHandler before) implements UncaughtExceptionHandler {

    private static final String THREADS = "smtp:";

    /** From now on, in this process. */
    static synchronized void ensure() {
        UncaughtExceptionHandler present = Thread.getDefaultUncaughtExceptionHandler();
        if (!(present instanceof QuietAboutMail)) {
            Thread.setDefaultUncaughtExceptionHandler(new QuietAboutMail(present));
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (thread.getName().startsWith(THREADS)) {
            return;
        }
        if (before != null) {
            before.uncaughtException(thread, failure);
            return;
        }
        // as the virtual machine does where nobody handles it
        System.err.println("Exception in thread \"" + thread.getName() + "\"");
        failure.printStackTrace();
    }
}
