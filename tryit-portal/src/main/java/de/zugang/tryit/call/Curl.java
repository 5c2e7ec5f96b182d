package de.zugang.tryit.call;

import de.zugang.tryit.relay.Outgoing;
import de.zugang.tryit.relay.Outgoing.Field;
import de.zugang.tryit.relay.Value;
import java.util.ArrayList;
import java.util.List;

/** The same request as a shell command. Credentials are variables, so that the command can be passed on safely. */
final class Curl {

    private static final String NEXT_LINE = " \\\n  ";

    private Curl() {}

    static String of(Outgoing outgoing) {
        List<String> parts = new ArrayList<>();
        parts.add((outgoing.method().equals("GET") ? "curl -sS -i " : "curl -sS -i -X " + outgoing.method() + " ")
                + quoted(outgoing.shown().toString()));
        for (Field header : outgoing.headers()) {
            parts.add("-H " + line(header.name() + ": ", header.value()));
        }
        for (Field field : outgoing.form()) {
            parts.add("--data-urlencode " + line(field.name() + "=", field.value()));
        }
        if (outgoing.json() != null) {
            parts.add("--data-raw " + quoted(outgoing.json().strip()));
        }
        return String.join(NEXT_LINE, parts);
    }

    private static String line(String before, Value value) {
        return value.variable() == null
                ? quoted(before + value.shown())
                : "\"" + before + value.prefix() + "$" + value.variable() + "\"";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
