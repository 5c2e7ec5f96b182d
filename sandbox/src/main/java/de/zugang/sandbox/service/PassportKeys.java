package de.zugang.sandbox.service;

import de.zugang.sandbox.endpoints.PrivateFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The key pair of this sandbox's passports as JSON Web Key sets (RFC 7517, 7518): one for the gateway to sign, one for
 * services to verify.
 */
public record PassportKeys(Path directory) {

    private static final int BITS = 2048;

    public Path signing() {
        return directory.resolve("passport-signing.json");
    }

    public Path verifying() {
        return directory.resolve("passport-verifying.json");
    }

    /** Makes both files if they are not there. */
    public PassportKeys ensure() {
        if (!Files.exists(signing()) || !Files.exists(verifying())) {
            RSAPrivateCrtKey key = generate();
            new PrivateFile(verifying()).write(Map.of("keys", List.of(open(key))));
            new PrivateFile(signing()).write(Map.of("keys", List.of(secret(key))));
        }
        return this;
    }

    private static RSAPrivateCrtKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> open(RSAPrivateCrtKey key) {
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("kid", "sandbox-1");
        jwk.put("n", base64(key.getModulus()));
        jwk.put("e", base64(key.getPublicExponent()));
        return jwk;
    }

    private static Map<String, String> secret(RSAPrivateCrtKey key) {
        Map<String, String> jwk = open(key);
        jwk.put("d", base64(key.getPrivateExponent()));
        jwk.put("p", base64(key.getPrimeP()));
        jwk.put("q", base64(key.getPrimeQ()));
        jwk.put("dp", base64(key.getPrimeExponentP()));
        jwk.put("dq", base64(key.getPrimeExponentQ()));
        jwk.put("qi", base64(key.getCrtCoefficient()));
        return jwk;
    }

    /** Unsigned, big-endian, without leading zeros (RFC 7518, section 2). */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
