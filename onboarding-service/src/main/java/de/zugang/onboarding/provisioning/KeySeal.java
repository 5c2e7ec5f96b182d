package de.zugang.onboarding.provisioning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** AES-256-GCM with a fresh nonce; what is sealed for one order cannot be opened as another's. */
@Component
class KeySeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final RandomGenerator random;

    KeySeal(CryptoProperties properties, RandomGenerator random) {
        byte[] bytes = Base64.getDecoder().decode(properties.key());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "zugang.crypto.key: " + bytes.length + " bytes (expected: base64 of " + KEY_BYTES + ")");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.random = random;
    }

    byte[] seal(String text, Run run) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, run, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    String open(byte[] sealed, Run run) {
        var buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] text = new byte[buffer.remaining()];
        buffer.get(text);
        return new String(apply(Cipher.DECRYPT_MODE, nonce, run, text), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, Run run, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(run.instance().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("what was sealed cannot be opened; was zugang.crypto.key changed?", failed);
        }
    }
}
