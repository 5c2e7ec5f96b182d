package de.zugang.onboarding.order;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What orders are held to.
 *
 * @param mobileCountries countries (ISO 3166, two letters) to whose mobile numbers secrets may be sent
 * @param due how long after placing an order should be done at the latest
 */
@Validated
@ConfigurationProperties("zugang.order")
public record OrderProperties(
        @DefaultValue({"DE", "AT", "CH"}) @NotEmpty Set<@Pattern(regexp = "[A-Z]{2}") String> mobileCountries,
        @DefaultValue("10d") Duration due) {}
