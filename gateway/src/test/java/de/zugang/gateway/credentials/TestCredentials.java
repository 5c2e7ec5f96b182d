package de.zugang.gateway.credentials;

import com.nimbusds.jose.jwk.RSAKey;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.testbed.TestTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The real verifiers, with the realm's keys put into their memory by hand. */
public final class TestCredentials {

    public static final OidcProperties PROPERTIES = new OidcProperties(
            TestTokens.ISSUER,
            URI.create("http://127.0.0.1:9/certs"),
            "zugang-api",
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            1000);

    private final SigningKeys keys = new SigningKeys();
    private final Credentials credentials;

    public TestCredentials(Subscriptions subscriptions, Clock clock) {
        keys.replace(TestTokens.jwks(TestTokens.REALM_KEY.toPublicJWK()));
        credentials = new Credentials(
                new BearerVerifier(keys, TokenRules.decoder(keys, PROPERTIES, clock), PROPERTIES, clock),
                new BasicVerifier(subscriptions, clock));
    }

    public Credentials credentials() {
        return credentials;
    }

    public void realmHas(RSAKey... present) {
        keys.replace(TestTokens.jwks(present));
    }
}
