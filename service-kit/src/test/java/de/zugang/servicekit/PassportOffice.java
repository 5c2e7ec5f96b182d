package de.zugang.servicekit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
import java.util.function.Consumer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Issues passports as a gateway would, and forged ones as an attacker would. */
final class PassportOffice {

    static final String ISSUER = "https://zugang/gateway";
    static final String AUDIENCE = "echo-service";

    final RSAKey key;

    PassportOffice(String keyId) throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID(keyId).generate();
    }

    Resource publicKeys(RSAKey... others) {
        var all = new java.util.ArrayList<com.nimbusds.jose.jwk.JWK>(List.of(key.toPublicJWK()));
        for (RSAKey other : others) {
            all.add(other.toPublicJWK());
        }
        return new ByteArrayResource(new JWKSet(all).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String passport() throws JOSEException {
        return passport(_ -> {});
    }

    String passport(Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("tu-muster-7f3k")
                .claim("client_id", "zgc-2b0f6f2ac3d94c1f")
                .claim("customer_numbers", List.of("0000123456", "0000123457"))
                .claim("entitlements", List.of("OLA"))
                .claim("product", "echo")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        change.accept(claims);
        return sign(claims.build());
    }

    private String sign(JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }
}
