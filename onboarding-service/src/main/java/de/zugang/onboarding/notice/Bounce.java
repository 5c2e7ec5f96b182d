package de.zugang.onboarding.notice;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of an e-mail that could not be delivered (RFC 3464).
 *
 * @param messageId of the e-mail that came back
 * @param code of RFC 3463, for example {@code 5.1.1}
 */
record Bounce(String messageId, String code) {

    private static final Pattern CODE = Pattern.compile("^\\s*([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");
    private static final int MOST_LINES = 200;

    /** Reads a failure for good; anything else (a delay, an absence note, advertising) is empty. */
    static Optional<Bounce> read(Part message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof MimeMultipart parts)) {
            return Optional.empty();
        }
        String code = null;
        String messageId = null;
        for (int number = 0; number < parts.getCount(); number++) {
            BodyPart part = parts.getBodyPart(number);
            if (part.isMimeType("message/delivery-status")) {
                code = failure(part.getInputStream());
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                messageId = new InternetHeaders(part.getInputStream()).getHeader("Message-ID", null);
            }
        }
        return code == null || messageId == null ? Optional.empty() : Optional.of(new Bounce(messageId.strip(), code));
    }

    /** The code of the first recipient that failed; our e-mails have one. */
    private static @Nullable String failure(InputStream text) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.US_ASCII))
                .lines()
                .limit(MOST_LINES)
                .toList();
        boolean failed = lines.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> line.matches("action:\\s*failed\\s*"));
        return failed
                ? lines.stream()
                        .filter(line -> line.regionMatches(true, 0, "status:", 0, "status:".length()))
                        .map(line -> CODE.matcher(line.substring("status:".length())))
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElse("5.0.0")
                : null;
    }
}
