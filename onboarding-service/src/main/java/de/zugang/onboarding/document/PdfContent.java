package de.zugang.onboarding.document;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tells a PDF by its content. Readers also take one that begins somewhere in the first 1024 bytes; here it begins with the first, so that
 * nothing is at the same time something else (ISO 32000-2, 7.5.2 and 7.5.5).
 */
final class PdfContent {

    private static final int BEGIN = 8;
    private static final int END = 1024;
    private static final Pattern HEADER = Pattern.compile("%PDF-[12]\\.[0-9]");
    private static final String END_MARK = "%%EOF";

    private PdfContent() {}

    static boolean isOne(byte[] content) {
        int tail = Math.max(0, content.length - END);
        return content.length > BEGIN
                && HEADER.matcher(text(content, 0, BEGIN)).matches()
                && text(content, tail, content.length - tail).contains(END_MARK);
    }

    private static String text(byte[] content, int from, int length) {
        return new String(content, from, length, StandardCharsets.ISO_8859_1);
    }
}
