package de.zugang.ola.reading;

import de.zugang.ola.window.Stream;
import de.zugang.ola.window.Window;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Where a polling client is. It holds no secret and grants nothing: whoever changes it only skips or repeats requests of
 * his own.
 *
 * @param epoch of the stream
 * @param position everything up to it was delivered
 * @param issuedAt to the second
 * @param scope a short hash of the customer numbers that it was issued for
 */
record Cursor(UUID epoch, long position, Instant issuedAt, int scope) {

    private static final int BYTES = 2 * Long.BYTES + 2 * Long.BYTES + Integer.BYTES;

    /** A cursor at the place where a client without one begins. */
    static Cursor begin(Stream.State state, Set<String> customerNumbers, Instant now) {
        return new Cursor(state.epoch(), 0, now, scope(customerNumbers));
    }

    Cursor movedTo(long newPosition, Instant now) {
        return new Cursor(epoch, newPosition, now, scope);
    }

    /** Whether going on from here misses nothing that the caller may see. */
    boolean isGood(Stream.State state, Set<String> customerNumbers, Window window) {
        return epoch.equals(state.epoch())
                && position <= state.position()
                && position >= 0
                && issuedAt.isAfter(window.start())
                && scope == scope(customerNumbers);
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(epoch.getMostSignificantBits())
                .putLong(epoch.getLeastSignificantBits())
                .putLong(position)
                .putLong(issuedAt.getEpochSecond())
                .putInt(scope)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<Cursor> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            var cursor = new Cursor(
                    new UUID(buffer.getLong(), buffer.getLong()),
                    buffer.getLong(),
                    Instant.ofEpochSecond(buffer.getLong()),
                    buffer.getInt());
            return Optional.of(cursor);
        } catch (IllegalArgumentException | java.time.DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static int scope(Set<String> customerNumbers) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(",", new TreeSet<>(customerNumbers)).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
