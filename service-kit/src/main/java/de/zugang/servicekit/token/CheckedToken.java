package de.zugang.servicekit.token;

import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * The shape of a bearer token of ours: a recognisable prefix, 32 random base62 characters (190 bits), and a checksum of
 * six base62 characters over everything before it. A mistyped or invented token is told from a real one by arithmetic
 * alone, so it never costs a look-up; the checksum is no secret and proves nothing else.
 *
 * <p>The prefix lets a scanner find a leaked token in a log or a repository.
 *
 * @param prefix what every token of this kind starts with, for example {@code zgk_}; 1 to 16 characters
 */
public record CheckedToken(String prefix) {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;

    public CheckedToken {
        if (prefix.isEmpty() || prefix.length() > 16) {
            throw new IllegalArgumentException("prefix: \"" + prefix + "\" (expected: 1 to 16 characters)");
        }
    }

    /**
     * Draws a new token.
     *
     * @param random a cryptographically strong source; the caller's, so that a test can fix it
     */
    public String draw(RandomGenerator random) {
        var token = new StringBuilder(length()).append(prefix);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            token.append(BASE62.charAt(random.nextInt(BASE62.length())));
        }
        return token.append(checksum(token)).toString();
    }

    /** Whether the candidate has this prefix, the right length and alphabet, and a matching checksum. Allocates next to nothing. */
    public boolean matches(CharSequence candidate) {
        int length = length();
        if (candidate.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = candidate.charAt(i);
            if (i < prefix.length() ? c != prefix.charAt(i) : !alphanumeric(c)) {
                return false;
            }
        }
        long rest = checksum(candidate, length - CHECKSUM_LENGTH);
        for (int i = length - 1; i >= length - CHECKSUM_LENGTH; i--) {
            if (candidate.charAt(i) != BASE62.charAt((int) (rest % BASE62.length()))) {
                return false;
            }
            rest /= BASE62.length();
        }
        return true;
    }

    /** The length of every token of this kind, in characters. */
    public int length() {
        return prefix.length() + RANDOM_LENGTH + CHECKSUM_LENGTH;
    }

    private static boolean alphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Over so many characters from the start; of a prefix that is no ASCII each stands as one byte. */
    private static long checksum(CharSequence body, int length) {
        var crc = new CRC32();
        for (int i = 0; i < length; i++) {
            crc.update(body.charAt(i) < 0x80 ? body.charAt(i) : '?');
        }
        return crc.getValue();
    }

    private static String checksum(CharSequence body) {
        var digits = new char[CHECKSUM_LENGTH];
        long rest = checksum(body, body.length());
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }
}
