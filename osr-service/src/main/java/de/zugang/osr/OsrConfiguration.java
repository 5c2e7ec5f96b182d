package de.zugang.osr;

import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every feature needs. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class OsrConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
