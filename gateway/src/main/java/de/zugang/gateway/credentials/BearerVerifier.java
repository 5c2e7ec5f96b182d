package de.zugang.gateway.credentials;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.subscription.Fingerprint;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Access tokens of Keycloak. A token that was verified is remembered by its hash, so its signature costs once; its end,
 * and whether its key is still the realm's, are looked at each time. Only good tokens are remembered: bad ones can be
 * made up without end.
 */
public final class BearerVerifier {

    /** Keycloak's have about 1,000 characters. */
    private static final int LONGEST = 8192;

    private static final int LONGEST_KEY_ID = 128;

    private final SigningKeys keys;
    private final JwtDecoder decoder;
    private final Clock clock;
    private final OidcProperties properties;
    private final Cache<Fingerprint, Known> known;

    BearerVerifier(SigningKeys keys, JwtDecoder decoder, OidcProperties properties, Clock clock) {
        this.keys = keys;
        this.decoder = decoder;
        this.clock = clock;
        this.properties = properties;
        this.known =
                Caffeine.newBuilder().maximumSize(properties.cachedTokens()).build();
    }

    private record Known(String clientId, Instant issuedAt, String keyId, RSAPublicKey key, Instant end) {}

    Verdict verify(String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return new Verdict.Rejected(Reason.TOKEN_MALFORMED);
        }
        var hash = Fingerprint.of(token);
        var remembered = known.getIfPresent(hash);
        if (remembered != null && remembered.key().equals(keys.find(remembered.keyId()))) {
            return clock.instant().isBefore(remembered.end())
                    ? new Verdict.Proven(remembered.clientId(), remembered.issuedAt())
                    : new Verdict.Rejected(Reason.TOKEN_TIME);
        }
        return verifyNew(token, hash);
    }

    private Verdict verifyNew(String token, Fingerprint hash) {
        JWSHeader header;
        try {
            header = SignedJWT.parse(token).getHeader();
        } catch (ParseException | RuntimeException unreadable) {
            return new Verdict.Rejected(Reason.TOKEN_MALFORMED);
        }
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
            return new Verdict.Rejected(Reason.TOKEN_ALGORITHM);
        }
        String keyId = header.getKeyID();
        if (keyId == null || keyId.length() > LONGEST_KEY_ID) {
            return new Verdict.Rejected(Reason.TOKEN_MALFORMED);
        }
        var key = keys.find(keyId);
        return key == null ? new Verdict.SigningKeyUnknown() : decode(token, hash, keyId, key);
    }

    private Verdict decode(String token, Fingerprint hash, String keyId, RSAPublicKey key) {
        Jwt jwt;
        try {
            jwt = decoder.decode(token);
        } catch (JwtValidationException invalid) {
            return new Verdict.Rejected(TokenRules.reason(invalid));
        } catch (JwtException forged) {
            return new Verdict.Rejected(Reason.TOKEN_SIGNATURE);
        }
        String clientId = TokenRules.clientId(jwt);
        var issuedAt = jwt.getIssuedAt();
        var end = jwt.getExpiresAt();
        if (clientId == null || issuedAt == null || end == null) {
            return new Verdict.Rejected(Reason.TOKEN_CLIENT);
        }
        known.put(hash, new Known(clientId, issuedAt, keyId, key, end.plus(properties.clockDifference())));
        return new Verdict.Proven(clientId, issuedAt);
    }
}
