package de.zugang.onboarding.notice;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many text messages we send at most; beyond that an order waits.
 *
 * @param perNumberAndDay to one number within 24 hours
 * @param perRangeAndHour to numbers that differ in their last four digits only, within an hour
 * @param perHour in all, within an hour
 */
@Validated
@ConfigurationProperties("zugang.sms.limits")
public record TextLimitProperties(
        @DefaultValue("6") @Min(1) int perNumberAndDay,
        @DefaultValue("20") @Min(1) int perRangeAndHour,
        @DefaultValue("500") @Min(1) int perHour) {}
