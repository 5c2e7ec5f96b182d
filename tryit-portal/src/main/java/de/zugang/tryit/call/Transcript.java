package de.zugang.tryit.call;

import de.zugang.tryit.call.CallView.Line;
import de.zugang.tryit.relay.Outcome.Answered;
import de.zugang.tryit.relay.Outgoing;
import de.zugang.tryit.relay.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** Request and answer as they may be shown: every credential replaced by stars, also where an answer echoes it. */
final class Transcript {

    private static final Pattern TOKENS =
            Pattern.compile("(\"(?:access_token|refresh_token|id_token)\"\\s*:\\s*\")[^\"]*\"");
    private static final int SHORTEST_MASKED = 4;

    private Transcript() {}

    static CallView.Request of(Outgoing outgoing) {
        return new CallView.Request(
                outgoing.method(),
                outgoing.shown().toString(),
                outgoing.headers().stream()
                        .map(header -> new Line(header.name(), header.value().shown()))
                        .toList(),
                body(outgoing));
    }

    private static String body(Outgoing outgoing) {
        if (outgoing.json() != null) {
            return outgoing.json();
        }
        return outgoing.form().stream()
                .map(field -> field.name() + "="
                        + (field.value().confidential()
                                ? Secret.STARS
                                : URLEncoder.encode(field.value().shown(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    static CallView.Answer of(Answered answered, Outgoing outgoing) {
        HttpStatus known = HttpStatus.resolve(answered.status());
        List<Line> headers = answered.headers().stream()
                .map(header -> new Line(header.name(), masked(header.name(), header.value(), outgoing)))
                .toList();
        return new CallView.Answer(
                answered.status(),
                known == null ? "" : known.getReasonPhrase(),
                headers,
                masked(TOKENS.matcher(answered.body()).replaceAll("$1" + Secret.STARS + "\""), outgoing),
                answered.took().toMillis());
    }

    private static String masked(String name, String value, Outgoing outgoing) {
        return name.toLowerCase(Locale.ROOT).startsWith("set-cookie") ? Secret.STARS : masked(value, outgoing);
    }

    private static String masked(String text, Outgoing outgoing) {
        String masked = text;
        for (String secret : outgoing.secrets()) {
            if (secret.length() >= SHORTEST_MASKED) {
                masked = masked.replace(secret, Secret.STARS);
            }
        }
        return masked;
    }
}
