package de.zugang.servicekit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a fresh nonce; what is sealed for one owner cannot be opened as another's. */
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String property;
    private final SecretKey key;
    private final RandomGenerator random;

    /**
     * A seal with a configured key.
     *
     * @param property where the key comes from, for messages
     * @param key base64 of 32 bytes
     * @throws IllegalArgumentException if the key is not
     */
    public Seal(String property, String key, RandomGenerator random) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    property + ": " + bytes.length + " bytes (expected: base64 of " + KEY_BYTES + ")");
        }
        this.property = property;
        this.key = new SecretKeySpec(bytes, "AES");
        this.random = random;
    }

    public byte[] seal(String text, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, owner, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException if it was sealed for another owner, with another key, or was changed
     */
    public String open(byte[] sealed, String owner) {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalStateException("what is to be opened was not sealed: " + sealed.length + " bytes");
        }
        var buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] text = new byte[buffer.remaining()];
        buffer.get(text);
        return new String(apply(Cipher.DECRYPT_MODE, nonce, owner, text), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, String owner, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("what was sealed cannot be opened; was " + property + " changed?", failed);
        }
    }
}
