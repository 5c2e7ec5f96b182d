package de.zugang.onboarding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class OnboardingService {

    public static void main(String[] arguments) {
        SpringApplication.run(OnboardingService.class, arguments);
    }
}
