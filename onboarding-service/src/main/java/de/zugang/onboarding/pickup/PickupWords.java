package de.zugang.onboarding.pickup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Link and code of an order. They follow from the order and a key of ours, so that they need not be stored, and every attempt to send
 * them sends the same ones.
 */
@Component
class PickupWords {

    private static final long CODES = 100_000_000;

    private final SecretKeySpec key;

    /**
     * Takes the service's key.
     *
     * @param key base64; the key for sealing, here under a purpose of its own
     */
    PickupWords(@Value("${zugang.crypto.key}") String key) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256");
    }

    /** The last part of the link: 256 bits. */
    String link(UUID order) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac("secret-pickup/link/" + order));
    }

    /** Eight digits. */
    String code(UUID order) {
        long number = ByteBuffer.wrap(mac("secret-pickup/code/" + order)).getLong();
        return "%08d".formatted(Long.remainderUnsigned(number, CODES));
    }

    /** Whether somebody typed the code; blanks and dashes between the digits do not count. */
    boolean isCode(UUID order, String typed) {
        return MessageDigest.isEqual(
                code(order).getBytes(StandardCharsets.UTF_8),
                typed.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(String purpose) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }
}
