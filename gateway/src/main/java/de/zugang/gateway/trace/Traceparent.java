package de.zugang.gateway.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} (W3C Trace Context, level 1) of the request that goes on: the caller's trace with a parent
 * of ours, or a new trace. It is only a number; nothing is decided by it.
 */
public final class Traceparent {

    public static final String HEADER = "traceparent";

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_END = 36;
    private static final HexFormat HEX = HexFormat.of();

    private Traceparent() {}

    static boolean valid(@Nullable String sent) {
        return sent != null && VALID.matcher(sent).matches();
    }

    public static String onward(@Nullable String sent) {
        if (sent != null && valid(sent)) {
            return sent.substring(0, TRACE_END) + span() + sent.substring(sent.length() - 3);
        }
        return "00-" + HEX.toHexDigits(nonZero()) + HEX.toHexDigits(nonZero()) + "-" + span() + "-00";
    }

    private static String span() {
        return HEX.toHexDigits(nonZero());
    }

    private static long nonZero() {
        return ThreadLocalRandom.current().nextLong() | 1;
    }
}
