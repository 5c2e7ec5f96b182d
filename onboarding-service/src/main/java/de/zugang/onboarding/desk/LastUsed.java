package de.zugang.onboarding.desk;

import de.zugang.onboarding.subscription.SubscriptionKey;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.usage.CredentialUse;
import de.zugang.onboarding.usage.CredentialUse.Credential;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the credentials of a technical user were used last, as its page and its orders show it.
 *
 * @param keys by the key's hash; what was not used since it came to be is not there
 * @param oldClient of the client in whose place another one has come; {@code null}: not since gateways tell the two apart
 */
record LastUsed(Map<String, Instant> keys, @Nullable Instant oldClient) {

    static final LastUsed NOTHING = new LastUsed(Map.of(), null);

    static LastUsed of(TechnicalUser user, List<SubscriptionKey> keys, CredentialUse uses) {
        Map<Credential, Instant> known = uses.of(user.name().value());
        var byKey = new HashMap<String, Instant>();
        for (SubscriptionKey key : keys) {
            Instant last =
                    CredentialUse.since(known, Credential.valueOf(key.slot().name()), key.createdAt());
            if (last != null) {
                byKey.put(key.hash(), last);
            }
        }
        return new LastUsed(Map.copyOf(byKey), user.formerClient() == null ? null : known.get(Credential.OLD_CLIENT));
    }
}
