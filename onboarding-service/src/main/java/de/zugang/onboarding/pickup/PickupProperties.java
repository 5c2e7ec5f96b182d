package de.zugang.onboarding.pickup;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how secrets are fetched at a page instead of being sent.
 *
 * @param enabled whether orders that come to sending their secret from now on take this way
 * @param url where customers reach this service, without a slash at the end; the link begins with it
 * @param validFor how long a link works, counted from when it was sent
 * @param tries how many wrong codes close a link
 */
@Validated
@ConfigurationProperties("zugang.pickup")
public record PickupProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable URI url,
        @DefaultValue("24h") Duration validFor,
        @DefaultValue("5") @Min(1) @Max(10) int tries) {

    @AssertTrue(message = "zugang.pickup.url is needed where zugang.pickup.enabled is true") boolean isReachable() {
        return !enabled || url != null;
    }
}
