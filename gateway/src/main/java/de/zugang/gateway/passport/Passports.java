package de.zugang.gateway.passport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.subscription.TechnicalUser;
import io.netty.util.AsciiString;
import java.time.Clock;
import java.time.Instant;

/**
 * Hands out passports. Signing costs a thousand times what anything else on the way costs, so one is kept until half of
 * its life is over, but only for exactly the state of the technical user that it states: after any change, or a resync,
 * the next call gets a new one.
 */
public final class Passports {

    private static final int KEPT = 50_000;

    private final PassportSigner signer;
    private final PassportProperties properties;
    private final Clock clock;
    private final Cache<Purpose, Signed> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    Passports(PassportSigner signer, PassportProperties properties, Clock clock) {
        this.signer = signer;
        this.properties = properties;
        this.clock = clock;
    }

    private record Purpose(String technicalUser, String service, String product) {}

    private record Signed(TechnicalUser state, Instant renewal, String passport, AsciiString authorization) {}

    String passport(TechnicalUser user, Api api) {
        return signed(user, api).passport();
    }

    /** The passport as the header's value, as bytes: writing a thousand characters one by one is dear. */
    public CharSequence authorization(TechnicalUser user, Api api) {
        return signed(user, api).authorization();
    }

    private Signed signed(TechnicalUser user, Api api) {
        var purpose = new Purpose(user.name(), api.service(), api.product());
        var now = clock.instant();
        var signed = kept.getIfPresent(purpose);
        if (signed == null || !sameState(signed.state(), user) || !now.isBefore(signed.renewal())) {
            String passport = signer.sign(user, api, now);
            signed = new Signed(
                    user, now.plus(properties.lifetime().dividedBy(2)), passport, AsciiString.of("Bearer " + passport));
            kept.put(purpose, signed);
        }
        return signed;
    }

    /** By identity: revisions of two epochs may be equal and mean different things. */
    @SuppressWarnings("ReferenceEquality") // the state as an object is what is meant
    private static boolean sameState(TechnicalUser signed, TechnicalUser now) {
        return signed == now;
    }
}
