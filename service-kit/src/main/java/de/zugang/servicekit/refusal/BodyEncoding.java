package de.zugang.servicekit.refusal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How a body's bytes are to be read: as they are, in UTF-8. JSON exchanged between systems has no other encoding and no
 * mark before it (RFC 8259, 8.1); what a compressed body unpacks to is never known.
 */
final class BodyEncoding {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]*)");

    private BodyEncoding() {}

    /** What the headers announce that we do not read; null if nothing. */
    static @Nullable String unsupported(HttpServletRequest request) {
        String packed = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (packed != null && !packed.isBlank() && !packed.strip().equalsIgnoreCase("identity")) {
            return "A compressed body is not supported.";
        }
        // as it was sent: Spring's own filter has set the request's encoding to UTF-8 already
        Matcher charset = CHARSET.matcher(String.valueOf(request.getContentType()));
        return charset.find() && !charset.group(1).equalsIgnoreCase("UTF-8")
                ? "Another charset than UTF-8 is not supported."
                : null;
    }

    /** A byte order mark, or the zero bytes that JSON has at its begin in UTF-16 and UTF-32. */
    static boolean isMarkedOrWide(byte[] body) {
        if (body.length < 3) {
            return false;
        }
        boolean isMarked = (body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF)
                || (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE);
        return isMarked || body[0] == 0 || body[1] == 0;
    }
}
