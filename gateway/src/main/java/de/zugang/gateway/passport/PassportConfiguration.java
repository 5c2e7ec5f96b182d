package de.zugang.gateway.passport;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PassportProperties.class)
class PassportConfiguration {

    @Bean
    Passports passports(PassportProperties properties, Clock clock) {
        return new Passports(new PassportSigner(properties), properties, clock);
    }
}
