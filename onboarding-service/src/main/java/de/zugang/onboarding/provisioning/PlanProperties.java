package de.zugang.onboarding.provisioning;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a technical user may call.
 *
 * @param name shown to people
 * @param requestsPerMinute of one technical user, with both its keys together
 * @param requestsPerDay daily quota of one technical user; absent means none
 * @param customerRequestsPerMinute of all technical users of one main customer together
 * @param customerRequestsPerDay daily quota of all technical users of one main customer together; absent means none
 */
@Validated
@ConfigurationProperties("zugang.plan")
public record PlanProperties(
        @DefaultValue("standard") @NotBlank String name,
        @DefaultValue("6000") @Min(1) int requestsPerMinute,
        @Nullable @Min(1) Long requestsPerDay,
        @DefaultValue("12000") @Min(1) int customerRequestsPerMinute,
        @Nullable @Min(1) Long customerRequestsPerDay) {}
