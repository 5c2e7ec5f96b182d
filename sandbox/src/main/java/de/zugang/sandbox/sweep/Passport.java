package de.zugang.sandbox.sweep;

import de.zugang.sandbox.service.PassportKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway would hand to osr-service, signed with the sandbox's key: the sweep stands in the gateway's place. */
final class Passport {

    private static final int SECONDS = 60;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateKey key;
    private final String keyId;

    Passport(PassportKeys keys) {
        try {
            JsonNode jwk =
                    JSON.readTree(Files.readString(keys.signing())).path("keys").path(0);
            keyId = jwk.path("kid").stringValue();
            key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateKeySpec(number(jwk, "n"), number(jwk, "d")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A new one, good for a minute. */
    String of(String technicalUser, String customerNumber) {
        long now = Instant.now().getEpochSecond();
        String signed = part(Map.of("alg", "RS256", "kid", keyId))
                + "."
                + part(Map.of(
                        "iss",
                        "https://zugang/gateway",
                        "aud",
                        "osr-service",
                        "sub",
                        technicalUser,
                        "client_id",
                        "zgc-" + technicalUser,
                        "customer_numbers",
                        List.of(customerNumber),
                        "entitlements",
                        List.of(),
                        "product",
                        "on-site-roles",
                        "iat",
                        now,
                        "exp",
                        now + SECONDS));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String part(Map<String, ?> content) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(content));
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).stringValue()));
    }
}
