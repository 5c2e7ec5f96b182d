package de.zugang.gateway.subscription;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator of this node has to say about technical users.
 *
 * @param denyList a file with names of technical users to be kept out; need not exist
 * @param environment whose keys are taken here; those of another one are refused with a hint
 * @param maximumAge for how long without contact to onboarding everything goes on as usual; beyond it, requests that write
 *     are refused until there is contact again, and those that read go on
 */
@ConfigurationProperties("zugang.subscriptions")
public record SubscriptionProperties(
        @Nullable Path denyList,
        @DefaultValue("PRODUCTION") KeyShapes.Environment environment,
        @DefaultValue("36h") Duration maximumAge) {}
