package de.zugang.gateway.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The realm's public keys, in memory. A token names one by its id and can't bring its own: whatever else its header says
 * about keys is never read.
 */
final class SigningKeys {

    private static final int LEAST_BITS = 2048;

    private volatile Map<String, RSAPublicKey> keys = Map.of();

    boolean empty() {
        return keys.isEmpty();
    }

    @Nullable RSAPublicKey find(@Nullable String id) {
        return id == null ? null : keys.get(id);
    }

    /**
     * Takes the place of what was held, if there is a usable key in it.
     *
     * @return whether it did
     */
    boolean replace(String jwks) {
        return replace(read(jwks));
    }

    boolean replace(Map<String, RSAPublicKey> fresh) {
        if (fresh.isEmpty()) {
            return false;
        }
        keys = fresh;
        return true;
    }

    /** Whether there are keys in it and none of them is held: a realm that rotates leaves the old one for a while. */
    boolean strange(Map<String, RSAPublicKey> fresh) {
        return !keys.isEmpty() && !fresh.isEmpty() && Collections.disjoint(keys.entrySet(), fresh.entrySet());
    }

    /** The usable keys of a JWK set by their id; none if it is not even one. */
    static Map<String, RSAPublicKey> read(String jwks) {
        var found = new HashMap<String, RSAPublicKey>();
        try {
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                if (key instanceof RSAKey rsa && usable(rsa)) {
                    found.put(rsa.getKeyID(), rsa.toRSAPublicKey());
                }
            }
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            return Map.of();
        }
        return Map.copyOf(found);
    }

    private static boolean usable(RSAKey key) {
        return key.getKeyID() != null
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getAlgorithm() == null || JWSAlgorithm.RS256.equals(key.getAlgorithm()))
                && key.size() >= LEAST_BITS;
    }
}
