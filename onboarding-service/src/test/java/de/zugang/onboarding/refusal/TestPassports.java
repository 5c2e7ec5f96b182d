package de.zugang.onboarding.refusal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Passports as a gateway would sign them. */
public final class TestPassports {

    private final RSAKey key;

    public TestPassports() {
        try {
            key = new RSAKeyGenerator(2048).keyID("gateway").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void register(DynamicPropertyRegistry properties) {
        String keys =
                Base64.getEncoder().encodeToString(new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8));
        properties.add("zugang.passport.issuer", () -> "https://zugang/gateway");
        properties.add("zugang.passport.audience", () -> "onboarding-service");
        properties.add("zugang.passport.keys", () -> "base64:" + keys);
    }

    public String of(String technicalUser) {
        return of(technicalUser, "onboarding-service");
    }

    /** For this service. */
    public String of(String technicalUser, String audience) {
        var passport = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("gateway").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://zugang/gateway")
                        .audience(List.of(audience))
                        .subject(technicalUser)
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        try {
            passport.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return passport.serialize();
    }
}
