package de.zugang.gateway.subscription;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the operator of this node has to say about technical users.
 *
 * @param denyList a file with names of technical users to be kept out; need not exist
 */
@ConfigurationProperties("zugang.subscriptions")
public record SubscriptionProperties(@Nullable Path denyList) {}
