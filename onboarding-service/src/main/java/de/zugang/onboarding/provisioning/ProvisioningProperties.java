package de.zugang.onboarding.provisioning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How provisioning retries and waits.
 *
 * @param firstRetry pause after the first failed attempt of a step; doubles from there on
 * @param longestRetry the longest pause, so that work goes on soon after whatever was away is back
 * @param gatewayPatience how long one attempt waits for gateway nodes before it makes room for other work
 * @param keyOverlap how long the old subscription key works beside the new one after a planned change
 * @param contactWaiting how long new contacts wait for an objection of the old ones before they are in force
 * @param unusedSecret how long a secret may be unused from its first day on until it expires
 * @param unusedNotice how long before that the technical user's contact is told
 * @param startOnHold whether provisioning stands still from the start until an operator lets it go on; see {@link StoredHolds}
 */
@Validated
@ConfigurationProperties("zugang.provisioning")
public record ProvisioningProperties(
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("45s") Duration longestRetry,
        @DefaultValue("3s") Duration gatewayPatience,
        @DefaultValue("7d") Duration keyOverlap,
        @DefaultValue("24h") Duration contactWaiting,
        @DefaultValue("30d") Duration unusedSecret,
        @DefaultValue("7d") Duration unusedNotice,
        @DefaultValue("false") boolean startOnHold) {

    public ProvisioningProperties {
        if (unusedNotice.compareTo(unusedSecret) >= 0) {
            throw new IllegalArgumentException("zugang.provisioning.unused-notice: " + unusedNotice
                    + " (expected: less than unused-secret, " + unusedSecret + ")");
        }
    }
}
