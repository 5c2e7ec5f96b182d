package de.zugang.gateway.credentials;

import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.snapshot.SnapshotProperties;
import de.zugang.gateway.subscription.Subscriptions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcProperties.class)
class CredentialsConfiguration {

    private final SigningKeys keys = new SigningKeys();

    @Bean
    SigningKeyRefresh signingKeyRefresh(OidcProperties properties, SnapshotProperties snapshot, Clock clock) {
        return new SigningKeyRefresh(keys, properties, new LastGood(snapshot, "signing-keys.json"), clock);
    }

    @Bean
    Credentials credentials(OidcProperties properties, Subscriptions subscriptions, Clock clock) {
        var decoder = TokenRules.decoder(keys, properties, clock);
        return new Credentials(
                new BearerVerifier(keys, decoder, properties, clock), new BasicVerifier(subscriptions, clock));
    }
}
