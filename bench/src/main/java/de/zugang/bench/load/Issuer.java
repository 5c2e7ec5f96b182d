package de.zugang.bench.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for the gateway that signs passports and for the Keycloak that signs operators' tokens, where a bench measures a
 * service without them: the same claims, signed RS256 with a key of its own.
 */
public final class Issuer implements AutoCloseable {

    private static final int BITS = 2048;
    private static final String KEY_ID = "bench";
    /** Longer than any run. */
    private static final Duration VALID = Duration.ofHours(1);

    private final KeyPair key;
    private final HttpServer keys;

    private Issuer(KeyPair key, HttpServer keys) {
        this.key = key;
        this.keys = keys;
    }

    /** Makes a key and publishes it on a free port of this machine. */
    public static Issuer start() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair key = generator.generateKeyPair();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keySet = keySet(key).getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keySet.length);
                exchange.getResponseBody().write(keySet);
                exchange.close();
            });
            server.start();
            return new Issuer(key, server);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where the public key is, as a JSON Web Key set. */
    public String keysUrl() {
        return "http://127.0.0.1:" + keys.getAddress().getPort() + "/keys";
    }

    public void writeKeys(Path file) {
        try {
            Files.writeString(file, keySet(key));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The public key as a JSON Web Key set. */
    public String keySet() {
        return keySet(key);
    }

    /** What Keycloak would give to a technical user; about as long. */
    public String accessToken(String issuer, String audience, String clientId) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", "trrtcc:" + UUID.randomUUID());
        claims.put("iss", issuer);
        claims.put("aud", List.of(audience));
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("typ", "Bearer");
        claims.put("azp", clientId);
        claims.put("acr", "1");
        claims.put("scope", "openid");
        claims.put("clientHost", "127.0.0.1");
        claims.put("customer_numbers", List.of("0000100001", "0000100002", "0000100003"));
        claims.put("preferred_username", "service-account-" + clientId);
        claims.put("client_id", clientId);
        return signed(claims);
    }

    /** What the gateway would hand to a service for this technical user. */
    public String passport(String audience, String technicalUser, List<String> customerNumbers) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "https://zugang/gateway");
        claims.put("aud", audience);
        claims.put("sub", technicalUser);
        claims.put("client_id", "zgc-" + technicalUser);
        claims.put("customer_numbers", customerNumbers);
        claims.put("entitlements", List.of());
        claims.put("product", "on-site-roles");
        return signed(claims);
    }

    /** What Keycloak would give to an operator. */
    public String operatorToken(String issuer, String audience) {
        return staffToken(issuer, audience, "operator");
    }

    /** What Keycloak would give to somebody of this role, a person or a machine. */
    public String staffToken(String issuer, String audience, String role) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("aud", List.of(audience));
        claims.put("sub", "bench");
        claims.put("typ", "Bearer");
        claims.put("realm_access", Map.of("roles", List.of(role)));
        return signed(claims);
    }

    private String signed(Map<String, Object> claims) {
        Instant now = Instant.now();
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(VALID).getEpochSecond());
        String head = part(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID));
        String signedPart = head + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signedPart.getBytes(StandardCharsets.US_ASCII));
            return signedPart + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String keySet(KeyPair key) {
        var open = (RSAPublicKey) key.getPublic();
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "keys",
                        List.of(Map.of(
                                "kty",
                                "RSA",
                                "use",
                                "sig",
                                "alg",
                                "RS256",
                                "kid",
                                KEY_ID,
                                "n",
                                base64(open.getModulus()),
                                "e",
                                base64(open.getPublicExponent())))));
    }

    private static String part(Map<String, ?> claims) {
        return base64(JsonMapper.shared().writeValueAsBytes(claims));
    }

    /** Unsigned, big-endian, without leading zeros (RFC 7518, section 2). */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return base64(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        keys.stop(0);
    }
}
