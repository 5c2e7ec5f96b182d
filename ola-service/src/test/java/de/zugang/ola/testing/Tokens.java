package de.zugang.ola.testing;

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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** What a gateway and a Keycloak would sign; one key does for both. */
public final class Tokens {

    static final String PASSPORT_ISSUER = "https://zugang/gateway";
    static final String KEYCLOAK_ISSUER = "http://keycloak.test/realms/zugang";
    private static final RSAKey KEY = key();
    private static final HttpServer KEYCLOAK = serveKeys();

    private Tokens() {}

    public static String passport(String... customerNumbers) {
        return passportFor("ola-service", customerNumbers);
    }

    /** For the service of this name. */
    public static String passportFor(String service, String... customerNumbers) {
        return sign(new JWTClaimsSet.Builder()
                .issuer(PASSPORT_ISSUER)
                .audience(service)
                .subject("tu-test")
                .claim("client_id", "zgc-test")
                .claim("customer_numbers", List.of(customerNumbers))
                .claim("entitlements", List.of("OLA"))
                .claim("product", "ola"));
    }

    /** An access token of a service account with one realm role. */
    public static String ofMachine(String role, String audience) {
        return sign(new JWTClaimsSet.Builder()
                .issuer(KEYCLOAK_ISSUER)
                .audience(List.of("account", audience))
                .subject("machine")
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", List.of(role))));
    }

    static String publicKeys() {
        return new JWKSet(KEY).toPublicJWKSet().toString();
    }

    static String keycloakKeysUrl() {
        return "http://127.0.0.1:" + KEYCLOAK.getAddress().getPort() + "/keys";
    }

    private static String sign(JWTClaimsSet.Builder claims) {
        Instant now = Instant.now();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                claims.issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
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
