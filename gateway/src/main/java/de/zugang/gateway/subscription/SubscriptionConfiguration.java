package de.zugang.gateway.subscription;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionProperties.class)
class SubscriptionConfiguration {

    @Bean
    Subscriptions subscriptions() {
        return new Subscriptions();
    }

    @Bean
    KeyShapes keyShapes(SubscriptionProperties properties) {
        return new KeyShapes(properties.environment());
    }

    @Bean
    Freshness freshness(SubscriptionProperties properties, Clock clock) {
        return new Freshness(clock, properties.maximumAge());
    }

    @Bean
    DenyList denyList(SubscriptionProperties properties) {
        return new DenyList(properties.denyList());
    }
}
