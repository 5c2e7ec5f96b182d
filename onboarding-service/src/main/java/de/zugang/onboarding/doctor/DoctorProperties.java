package de.zugang.onboarding.doctor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often database, Keycloak and gateways are compared.
 *
 * @param watch whether this service looks by itself
 * @param every pause between two comparisons; one reads all clients and all technical users
 */
@ConfigurationProperties("zugang.doctor")
public record DoctorProperties(
        @DefaultValue("true") boolean watch,
        @DefaultValue("1m") Duration every) {}
