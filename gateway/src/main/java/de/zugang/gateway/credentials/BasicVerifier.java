package de.zugang.gateway.credentials;

import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.subscription.Fingerprint;
import de.zugang.gateway.subscription.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;

/**
 * Client id and secret against the hash in memory, so it works while Keycloak is away. A fast hash is right here: the
 * secret is long and random, nobody chose it. An unknown client costs the same work as a wrong secret.
 */
public final class BasicVerifier {

    /** Client ids have up to 63 characters, secrets of Keycloak 32; nothing longer is worth decoding. */
    private static final int LONGEST = 512;

    private static final Fingerprint NOBODY = new Fingerprint(0, 0, 0, 0);

    private final Subscriptions subscriptions;
    private final Clock clock;

    public BasicVerifier(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    Verdict verify(String encoded) {
        if (encoded.length() > LONGEST) {
            return new Verdict.Rejected(Reason.BASIC_MALFORMED);
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return new Verdict.Rejected(Reason.BASIC_MALFORMED);
        }
        int colon = pair.indexOf(':');
        if (colon <= 0 || colon == pair.length() - 1) {
            return new Verdict.Rejected(Reason.BASIC_MALFORMED);
        }
        return compare(pair.substring(0, colon), Fingerprint.of(pair.substring(colon + 1)));
    }

    private Verdict compare(String clientId, Fingerprint secret) {
        var user = subscriptions.byClientId(clientId);
        var known = user == null ? null : user.secretHash(clientId, clock);
        boolean same = secret.same(known == null ? NOBODY : known);
        if (user == null) {
            return new Verdict.Rejected(Reason.BASIC_CLIENT_UNKNOWN);
        }
        return same && known != null
                ? new Verdict.Proven(clientId, null)
                : new Verdict.Rejected(Reason.BASIC_SECRET_WRONG);
    }
}
