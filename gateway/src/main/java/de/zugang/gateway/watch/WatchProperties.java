package de.zugang.gateway.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From when on a node calls itself degraded, in the health group of that name. It goes on serving.
 *
 * @param subscriptionsAge since onboarding last answered
 * @param signingKeysAge since the realm's keys were last fetched
 */
@ConfigurationProperties("zugang.degraded")
public record WatchProperties(
        @DefaultValue("15m") Duration subscriptionsAge,
        @DefaultValue("1h") Duration signingKeysAge) {}
