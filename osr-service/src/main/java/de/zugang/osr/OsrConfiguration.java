package de.zugang.osr;

import de.zugang.servicekit.json.StrictJson;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every feature needs. Unknown properties are ignored: the standard is not ours and may grow. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import(StrictJson.class)
class OsrConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
