package de.zugang.onboarding.provisioning;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** No crash points in production; real ones only where the profile {@code crash-points} asks for them. */
@Configuration
class CrashPoints {

    @Bean
    @Profile("!crash-points")
    CrashPoint none() {
        return (step, moment) -> {};
    }

    /**
     * Halts the process as kill -9 does: no shutdown hook, no finally.
     *
     * @param name step and moment, for example {@code E_MAIL:WORKED}
     */
    @Bean
    @Profile("crash-points")
    CrashPoint halt(@Value("${zugang.crash-point:}") String name) {
        return (step, moment) -> {
            if (name.equals(step + ":" + moment)) {
                Runtime.getRuntime().halt(137);
            }
        };
    }
}
