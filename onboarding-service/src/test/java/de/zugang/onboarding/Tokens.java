package de.zugang.onboarding;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Access tokens as Keycloak would issue them. */
public final class Tokens {

    private static final RSAKey KEY = key();

    private Tokens() {}

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key set that the issuer publishes. */
    public static String certificates() {
        return new JWKSet(KEY).toPublicJWKSet().toString();
    }

    public static String of(String issuer, String name, String... roles) {
        return of(issuer, name, List.of(roles), claims -> claims);
    }

    public static String of(
            String issuer, String name, List<String> roles, UnaryOperator<JWTClaimsSet.Builder> changed) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(name)
                .audience("onboarding-service")
                .claim("typ", "Bearer")
                .claim("preferred_username", name)
                .claim("azp", name)
                .claim("realm_access", Map.of("roles", roles))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                    changed.apply(claims).build());
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
