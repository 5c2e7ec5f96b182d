package de.zugang.gateway.usage;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where usage is reported to.
 *
 * @param url base URL, for example {@code http://onboarding:8080/usage/v1}; left out: nothing is counted
 * @param interval between two reports
 * @param timeout of one attempt
 */
@Validated
@ConfigurationProperties("zugang.usage")
public record UsageProperties(
        @Nullable URI url,
        @DefaultValue("2s") Duration interval,
        @DefaultValue("5s") Duration timeout) {}
