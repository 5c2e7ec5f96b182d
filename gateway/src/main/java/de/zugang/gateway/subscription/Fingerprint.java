package de.zugang.gateway.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The SHA-256 of a random token as four words: what a key, a secret or an access token is known by here. A million of
 * them fit into memory, and as the key of a map they need no further hashing: nobody outside can choose them.
 */
public record Fingerprint(long first, long second, long third, long fourth) {

    private static final int BYTES = 32;

    /** Of the token's UTF-8 bytes. */
    public static Fingerprint of(String token) {
        return of(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    /** From base64url without padding, 43 characters, as the feed writes it. */
    @JsonCreator
    public static Fingerprint parse(String text) {
        byte[] hash = Base64.getUrlDecoder().decode(text);
        if (hash.length != BYTES) {
            throw new IllegalArgumentException("hash: %d bytes (expected: %d)".formatted(hash.length, BYTES));
        }
        return of(hash);
    }

    private static Fingerprint of(byte[] hash) {
        var words = ByteBuffer.wrap(hash);
        return new Fingerprint(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** Takes the same time wherever the difference is. */
    public boolean same(Fingerprint other) {
        return ((first ^ other.first) | (second ^ other.second) | (third ^ other.third) | (fourth ^ other.fourth)) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @JsonValue
    public String text() {
        var words = ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(words.array());
    }

    /** Never the hash itself: a log line is read by more people than the feed. */
    @Override
    public String toString() {
        return "Fingerprint[" + text().substring(0, 6) + "…]";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
