package de.zugang.gateway.route;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which web pages may call this gateway from a browser.
 *
 * @param origins exactly as browsers send them, for example {@code https://portal.example}; no pattern, no {@code *}
 * @param maxAge how long a browser may remember the answer
 */
@Validated
@ConfigurationProperties("zugang.cors")
public record CrossOriginProperties(
        @DefaultValue List<String> origins,
        @DefaultValue("10m") Duration maxAge) {

    public CrossOriginProperties {
        if (origins.contains("*") || origins.contains("null")) {
            throw new IllegalArgumentException("zugang.cors.origins: " + origins + " (expected: origins by name)");
        }
    }
}
