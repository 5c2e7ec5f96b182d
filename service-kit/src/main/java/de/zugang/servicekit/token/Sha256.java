package de.zugang.servicekit.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The hash under which a random token may be stored: SHA-256, base64url without padding (43 characters). Right for
 * tokens with 128 random bits and more; wrong for anything a person chose.
 */
public final class Sha256 {

    private Sha256() {}

    public static String of(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(token));
    }

    /** Compares in constant time with a hash that {@link #of} made. */
    public static boolean matches(String token, String hash) {
        return MessageDigest.isEqual(
                of(token).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
