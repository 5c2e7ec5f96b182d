package de.zugang.osr.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an endpoint's messages are signed with, as Standard Webhooks have it.
 *
 * @param text {@code whsec_} and base64
 */
record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;

    static SigningSecret random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** The signature of a message at the moment of an attempt. */
    String sign(String id, Instant at, String payload) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), MAC));
            String signed = id + "." + at.getEpochSecond() + "." + payload;
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("no signature", failed);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SigningSecret[]";
    }
}
