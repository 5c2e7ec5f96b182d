package de.zugang.gateway.testbed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tokens as Keycloak makes them, to be changed in one respect each. */
public final class TestTokens {

    public static final String ISSUER = "http://127.0.0.1:9/realms/zugang";
    public static final RSAKey REALM_KEY = key("realm-1");
    public static final RSAKey NEXT_REALM_KEY = key("realm-2");
    public static final RSAKey FOREIGN_KEY = key("realm-1");

    private TestTokens() {}

    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String jwks(RSAKey... keys) {
        return new JWKSet(List.of((JWK[]) keys)).toString();
    }

    /** A good token of this technical user, issued now. */
    public static String of(TestUser user, Instant now) {
        return of(user, now, claims -> claims);
    }

    public static String of(TestUser user, Instant now, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(REALM_KEY, header(REALM_KEY.getKeyID()), change.apply(claims(user, now)));
    }

    public static JWTClaimsSet.Builder claims(TestUser user, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("zugang-api"))
                .subject("5d6e0f6e-0000-4000-8000-000000000001")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("typ", "Bearer")
                .claim("azp", user.clientId())
                .claim("scope", "openid");
    }

    public static JWSHeader.Builder header(String keyId) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).type(JOSEObjectType.JWT);
    }

    public static String sign(RSAKey key, JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
        var jwt = new SignedJWT(header.build(), claims.build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return jwt.serialize();
    }
}
