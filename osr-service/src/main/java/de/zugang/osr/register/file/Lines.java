package de.zugang.osr.register.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Cuts a stream into lines (LF or CRLF) and keeps a checksum of all that it has cut. Takes the same memory whatever comes: a
 * line that is too long is read to its end and only its length limit is kept.
 */
final class Lines {

    /** Longest line in bytes. */
    static final int LONGEST = 1 << 16;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final MessageDigest digest = sha256();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final byte[] read = new byte[1 << 16];
    private int next;
    private int end;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean tooLong;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the present line, counted from 1; 0 before the first. */
    long number() {
        return number;
    }

    /** Checksum of all lines so far. The end of a line counts as LF, and as present behind the last one. */
    String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Goes to the next line; false if there is none. */
    boolean advance() throws IOException {
        length = 0;
        tooLong = false;
        if (next == end && !fill()) {
            return false;
        }
        boolean complete = false;
        while (!complete && (next < end || fill())) {
            int stop = next;
            while (stop < end && read[stop] != '\n') {
                stop++;
            }
            complete = stop < end;
            take(stop);
            next = complete ? stop + 1 : stop;
        }
        digest.update((byte) '\n');
        number++;
        return true;
    }

    private boolean fill() throws IOException {
        int count = in.read(read);
        next = 0;
        end = Math.max(count, 0);
        return count > 0;
    }

    private void take(int stop) {
        int count = stop - next;
        digest.update(read, next, count);
        if (length + count > LONGEST) {
            tooLong = true;
        } else {
            System.arraycopy(read, next, line, length, count);
            length += count;
        }
    }

    /** The present line without its end. */
    String text() {
        if (tooLong) {
            throw new Flawed(null, "a line of more than " + LONGEST + " bytes", "at most " + LONGEST + " bytes a line");
        }
        int count = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            String text = utf8.decode(ByteBuffer.wrap(line, 0, count)).toString();
            return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw new Flawed(null, "bytes that are not UTF-8", "UTF-8 (a file of another encoding must be converted)");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
