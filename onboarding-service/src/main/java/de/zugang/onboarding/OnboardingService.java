package de.zugang.onboarding;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.CatalogueLocations;
import de.zugang.servicekit.caller.PassportConfiguration;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the application. */
// passports are for one path here, so its chain is one among ours: staff.PassportChain
@SpringBootApplication(exclude = PassportConfiguration.class)
@ConfigurationPropertiesScan
@EnableConfigurationProperties(CatalogueLocations.class)
public class OnboardingService {

    public static void main(String[] arguments) {
        SpringApplication.run(OnboardingService.class, arguments);
    }

    @Bean
    ApiCatalogue apiCatalogue(CatalogueLocations locations) {
        return locations.read();
    }

    /** All times of ours are UTC instants. */
    @Bean
    Clock utc() {
        return Clock.systemUTC();
    }

    /** For keys, names and identifiers. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
