package de.zugang.onboarding.audit;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the audit trail is kept.
 *
 * @param keep from the day of an entry; at least 366 days, since the database forgets nothing younger
 */
@Validated
@ConfigurationProperties("zugang.audit")
public record AuditProperties(@DefaultValue("1096d") Duration keep) {

    private static final Duration LEAST = Duration.ofDays(366);

    @AssertTrue(message = "zugang.audit.keep: expected: at least 366d") boolean isLongEnough() {
        return keep.compareTo(LEAST) >= 0;
    }
}
