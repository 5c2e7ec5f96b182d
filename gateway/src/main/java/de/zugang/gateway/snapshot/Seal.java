package de.zugang.gateway.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A running HMAC-SHA-256 over the lines of one file. Each line goes in with its end, and the file's name goes in first: a
 * file can neither be cut, nor reordered, nor put in another's place.
 */
final class Seal {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    Seal(byte[] key, String name) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
        add(name);
    }

    void add(String line) {
        mac.update(line.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '\n');
    }

    /** The seal of everything so far; goes on from itself, so that the next one depends on all before. */
    String next() {
        String seal = Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        add(seal);
        return seal;
    }

    boolean nextIs(String candidate) {
        return MessageDigest.isEqual(
                next().getBytes(StandardCharsets.US_ASCII), candidate.getBytes(StandardCharsets.US_ASCII));
    }
}
