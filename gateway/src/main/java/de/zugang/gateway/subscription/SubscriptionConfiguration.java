package de.zugang.gateway.subscription;

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
    DenyList denyList(SubscriptionProperties properties) {
        return new DenyList(properties.denyList());
    }
}
