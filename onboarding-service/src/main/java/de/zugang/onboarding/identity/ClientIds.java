package de.zugang.onboarding.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Client ids follow from the order, so that a second attempt finds what the first one made. */
public final class ClientIds {

    static final String PREFIX = "zgc-";

    private ClientIds() {}

    /** {@code zgc-} and 16 hexadecimal digits. */
    public static String of(UUID order) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(order.toString().getBytes(StandardCharsets.US_ASCII));
            return PREFIX + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
