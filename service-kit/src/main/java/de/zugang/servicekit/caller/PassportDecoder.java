package de.zugang.servicekit.caller;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Reads passports: RS256 only, keys from configuration, this issuer, this audience, a few seconds of clock difference. */
public final class PassportDecoder {

    /** Passports live 60 s; the gateway and its services keep time, so little leeway is needed. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    private PassportDecoder() {}

    public static JwtDecoder of(PassportProperties passport) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys(passport))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below check the claims
        var timestamps = new JwtTimestampValidator(CLOCK_DIFFERENCE);
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                timestamps,
                new JwtIssuerValidator(passport.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(passport.audience())),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank())));
        return new KnownPassports(decoder, timestamps);
    }

    private static JWKSet keys(PassportProperties passport) {
        try (var stream = passport.keys().getInputStream()) {
            return JWKSet.load(stream).toPublicJWKSet();
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException(
                    "zugang.passport.keys: " + passport.keys() + " (expected: a readable JWK set)", unreadable);
        }
    }
}
