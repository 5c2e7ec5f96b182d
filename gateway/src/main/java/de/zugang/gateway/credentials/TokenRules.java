package de.zugang.gateway.credentials;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import de.zugang.gateway.refusal.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What a token must be: signed RS256 with a key of the realm, from this issuer, for this audience, an access token (not an
 * ID or refresh token, which the realm signs with the same key), now, not for too long, and of a client.
 */
final class TokenRules {

    private TokenRules() {}

    static JwtDecoder decoder(SigningKeys keys, OidcProperties properties, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector((header, context) -> {
            var key = keys.find(header.getKeyID());
            return key == null ? List.of() : List.of(key);
        });
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below look at the claims
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                named(Reason.TOKEN_TIME, times(properties, clock)),
                rule(Reason.TOKEN_TIME, jwt -> lifetime(jwt, properties, clock)),
                named(Reason.TOKEN_ISSUER, new JwtIssuerValidator(properties.issuer())),
                rule(Reason.TOKEN_AUDIENCE, jwt -> audience(jwt).contains(properties.audience())),
                rule(Reason.TOKEN_TYPE, jwt -> "Bearer".equals(jwt.getClaims().get("typ"))),
                rule(Reason.TOKEN_CLIENT, jwt -> clientId(jwt) != null))));
        return decoder;
    }

    /** Of several reasons the first one in the order above. */
    static Reason reason(JwtValidationException invalid) {
        return invalid.getErrors().stream()
                .findFirst()
                .map(error -> Reason.valueOf(error.getErrorCode()))
                .orElse(Reason.TOKEN_MALFORMED);
    }

    /** The client the token was issued to. */
    static @Nullable String clientId(Jwt jwt) {
        return jwt.getClaims().get("azp") instanceof String client && !client.isBlank() ? client : null;
    }

    private static JwtTimestampValidator times(OidcProperties properties, Clock clock) {
        var validator = new JwtTimestampValidator(properties.clockDifference());
        validator.setClock(clock);
        validator.setAllowEmptyExpiryClaim(false);
        return validator;
    }

    private static boolean lifetime(Jwt jwt, OidcProperties properties, Clock clock) {
        Instant from = jwt.getIssuedAt();
        Instant to = jwt.getExpiresAt();
        return from != null
                && to != null
                && !from.isAfter(clock.instant().plus(properties.clockDifference()))
                && Duration.between(from, to).compareTo(properties.longestLifetime()) <= 0;
    }

    private static List<String> audience(Jwt jwt) {
        List<String> audience = jwt.getAudience();
        return audience == null ? List.of() : audience;
    }

    private static OAuth2TokenValidator<Jwt> rule(Reason reason, Predicate<Jwt> holds) {
        return jwt -> holds.test(jwt) ? OAuth2TokenValidatorResult.success() : failure(reason);
    }

    private static OAuth2TokenValidator<Jwt> named(Reason reason, OAuth2TokenValidator<Jwt> validator) {
        return jwt -> validator.validate(jwt).hasErrors() ? failure(reason) : OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult failure(Reason reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(reason.name()));
    }
}
