package de.zugang.gateway.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.servicekit.caller.Caller;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Signs with the first key of the configured set. */
final class PassportSigner {

    private final PassportProperties properties;
    private final JWSHeader header;
    private final JWSSigner signer;

    PassportSigner(PassportProperties properties) {
        this.properties = properties;
        var key = key(properties);
        this.header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        try {
            this.signer = new RSASSASigner(key);
        } catch (JOSEException unusable) {
            throw new IllegalStateException("zugang.passport.signing-keys: first key can't sign", unusable);
        }
    }

    String sign(TechnicalUser user, Api api, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(properties.issuer())
                .audience(api.service())
                .subject(user.name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.lifetime())))
                .claim(Caller.CLIENT_ID, user.clientId())
                .claim(Caller.CUSTOMER_NUMBERS, user.customerNumbers())
                .claim(Caller.ENTITLEMENTS, List.copyOf(user.entitlements()))
                .claim(Caller.PRODUCT, api.product())
                .build();
        var passport = new SignedJWT(header, claims);
        try {
            passport.sign(signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("a passport could not be signed", failed);
        }
        return passport.serialize();
    }

    private static RSAKey key(PassportProperties properties) {
        try (var stream = properties.signingKeys().getInputStream()) {
            var keys = JWKSet.load(stream).getKeys();
            if (!keys.isEmpty()
                    && keys.getFirst() instanceof RSAKey key
                    && key.isPrivate()
                    && key.getKeyID() != null
                    && key.size() >= 2048) {
                return key;
            }
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException(
                    "zugang.passport.signing-keys: " + properties.signingKeys() + " is not readable", unreadable);
        }
        throw new IllegalStateException(
                "zugang.passport.signing-keys: first key (expected: a private RSA key of 2048 bits with a kid)");
    }
}
