package de.zugang.onboarding;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OnboardingService {

    public static void main(String[] arguments) {
        SpringApplication.run(OnboardingService.class, arguments);
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
