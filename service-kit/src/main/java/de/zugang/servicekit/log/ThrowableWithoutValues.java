package de.zugang.servicekit.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes exceptions into the log: their kinds and stack traces, and their messages only where these are known to quote no
 * data. Libraries put the value they stumble over into the message, and here values are people. To be named in a
 * {@code logback-spring.xml} as conversion rule {@code wEx}.
 */
public final class ThrowableWithoutValues extends ThrowableHandlingConverter {

    /** Kinds whose messages are about addresses, settings and statements; ours follow CONTRIBUTING.md. */
    private static final List<String> SPEAK_FREELY = List.of(
            "de.zugang.",
            "java.io.",
            "java.net.",
            "java.util.concurrent.",
            "javax.net.ssl.",
            "java.sql.SQLTransient",
            "org.postgresql.",
            "org.flywaydb.",
            "com.zaxxer.hikari.",
            "org.springframework.beans.",
            "org.springframework.boot.",
            "org.springframework.context.",
            "org.springframework.transaction.");

    private static final String MASK = "(message withheld)";

    @Override
    public String convert(ILoggingEvent event) {
        var text = new StringBuilder();
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            append(text, "", failure, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        return text.toString();
    }

    private static void append(
            StringBuilder text, String prefix, @Nullable IThrowableProxy failure, Set<IThrowableProxy> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        text.append(prefix)
                .append(failure.getClassName())
                .append(": ")
                .append(message(failure))
                .append('\n');
        StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
        for (int i = 0; frames != null && i < frames.length - failure.getCommonFrames(); i++) {
            text.append('\t').append(frames[i].getSTEAsString()).append('\n');
        }
        if (failure.getSuppressed() != null) {
            for (IThrowableProxy suppressed : failure.getSuppressed()) {
                append(text, "Suppressed: ", suppressed, seen);
            }
        }
        append(text, "Caused by: ", failure.getCause(), seen);
    }

    private static String message(IThrowableProxy failure) {
        String kind = failure.getClassName();
        return SPEAK_FREELY.stream().anyMatch(kind::startsWith) ? String.valueOf(failure.getMessage()) : MASK;
    }
}
