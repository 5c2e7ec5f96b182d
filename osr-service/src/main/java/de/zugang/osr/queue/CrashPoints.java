package de.zugang.osr.queue;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** No crash points in production; real ones only where the profile {@code crash-points} asks for them. */
@Configuration(proxyBeanMethods = false)
class CrashPoints {

    @Bean
    @Profile("!crash-points")
    CrashPoint none() {
        return (delivery, moment) -> {};
    }

    /**
     * Halts the process as kill -9 does: no shutdown hook, no finally.
     *
     * @param name the moment, for example {@code APPLIED}
     */
    @Bean
    @Profile("crash-points")
    CrashPoint halt(@Value("${zugang.crash-point:}") String name) {
        return (delivery, moment) -> {
            if (moment.name().equals(name)) {
                Runtime.getRuntime().halt(137);
            }
        };
    }
}
