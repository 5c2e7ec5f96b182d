package de.zugang.onboarding.sales;

import de.zugang.onboarding.customer.CustomerNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was sent to sales.
 *
 * @param customerNumber the one that was tried; {@code null}: there is none yet
 * @param ticket number of the service request; {@code null}: none
 * @param referredBy user name at Keycloak
 */
public record Referral(
        UUID id,
        String company,
        @Nullable CustomerNumber customerNumber,
        @Nullable String ticket,
        String referredBy,
        Instant referredAt) {}
