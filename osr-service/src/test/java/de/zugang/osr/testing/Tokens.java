package de.zugang.osr.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A gateway's and a Keycloak's signing key, and what they would sign. */
public final class Tokens {

    static final String PASSPORT_ISSUER = "https://zugang/gateway";
    static final String OPERATOR_ISSUER = "http://keycloak.test/realms/zugang";

    private static final Duration LIFE = Duration.ofSeconds(60);

    private static final RSAKey KEY = key();
    private static final Map<JWTClaimsSet, Signed> SIGNED = new ConcurrentHashMap<>();
    private static final HttpServer KEYCLOAK = serveKeys();

    private Tokens() {}

    public static String passport(String technicalUser, String... customerNumbers) {
        return passportFor("osr-service", technicalUser, customerNumbers);
    }

    /** A passport for a service, perhaps another one. */
    public static String passportFor(String audience, String technicalUser, String... customerNumbers) {
        return sign(new JWTClaimsSet.Builder()
                .issuer(PASSPORT_ISSUER)
                .audience(audience)
                .subject(technicalUser)
                .claim("client_id", "zgc-" + technicalUser)
                .claim("customer_numbers", List.of(customerNumbers))
                .claim("entitlements", List.of())
                .claim("product", "on-site-roles"));
    }

    /** An access token for the operator's listener. */
    public static String ofStaff(String realmRole) {
        return ofStaff(realmRole, "osr-operator", "Bearer");
    }

    /**
     * What Keycloak signs for staff.
     *
     * @param type {@code Bearer} for access tokens, {@code ID} for ID tokens
     */
    public static String ofStaff(String realmRole, String audience, String type) {
        return sign(staff(realmRole, audience, type));
    }

    public static String ofStaffWithoutEnd(String realmRole) {
        return signAsItIs(staff(realmRole, "osr-operator", "Bearer"));
    }

    private static JWTClaimsSet.Builder staff(String realmRole, String audience, String type) {
        return new JWTClaimsSet.Builder()
                .issuer(OPERATOR_ISSUER)
                .audience(List.of("account", audience))
                .subject("somebody")
                .claim("typ", type)
                .claim("realm_access", Map.of("roles", List.of(realmRole)));
    }

    static String publicKeys() {
        return new JWKSet(KEY).toPublicJWKSet().toString();
    }

    static String keycloakKeysUrl() {
        return "http://127.0.0.1:" + KEYCLOAK.getAddress().getPort() + "/keys";
    }

    /** Signing costs more than most requests that are tried with it: what says the same is signed once in twenty seconds. */
    private static String sign(JWTClaimsSet.Builder claims) {
        Instant now = Instant.now();
        return SIGNED.compute(
                        claims.build(),
                        (_, before) -> before != null && now.isBefore(before.renew())
                                ? before
                                : new Signed(
                                        signAsItIs(claims.issueTime(Date.from(now))
                                                .expirationTime(Date.from(now.plus(LIFE)))),
                                        now.plus(LIFE.dividedBy(3))))
                .token();
    }

    private record Signed(String token, Instant renew) {}

    private static String signAsItIs(JWTClaimsSet.Builder claims) {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpServer serveKeys() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                byte[] keys = publicKeys().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
