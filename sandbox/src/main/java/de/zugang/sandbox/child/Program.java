package de.zugang.sandbox.child;

import java.io.IOException;

/** Something that runs as a process of its own and can be started any number of times. */
public interface Program {

    /** Short name, also of the log file. */
    String name();

    /** Where it answers; what must be free before it starts. */
    int port();

    /** Starts one process; whatever ran before has ended. */
    Process start() throws IOException;

    /** Whether it answers as it should, asked once; bounded to a few seconds. */
    boolean isReady();

    /** Asks the process to end in order; the default is a TERM. */
    default void end(Process process) {
        process.destroy();
    }
}
