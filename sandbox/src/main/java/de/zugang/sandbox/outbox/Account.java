package de.zugang.sandbox.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who may send. {@code sid} is {@code AC} and 32 hexadecimal digits. */
public record Account(String sid, String authToken) {

    /** Whether the header {@code Authorization} is that of this account. */
    boolean matches(@Nullable String authorization) {
        byte[] expected = ("Basic "
                        + Base64.getEncoder().encodeToString((sid + ":" + authToken).getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
