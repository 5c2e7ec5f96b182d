package de.zugang.osr.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are worked off.
 *
 * @param workers how many transactions an instance has under way at a time; each needs a database connection
 * @param workersPerTechnicalUser how many of them may be for the same technical user, so that slow deliveries of one
 *     leave some for the others; less than {@code workers}
 * @param together how many deliveries of one technical user may share a transaction
 * @param attemptLimit the longest that one attempt may take; the database ends its transaction then
 * @param firstPause after the first failed attempt; doubles with every further one
 * @param pollInterval how often an instance looks for what others have staged or left, and says that it is alive;
 *     also the pause of a delivery that met trouble with the database
 * @param instanceTimeout who was not seen for so long is taken for dead; several poll intervals
 */
@Validated
@ConfigurationProperties("zugang.osr.queue")
record QueueProperties(
        @DefaultValue("8") @Min(1) @Max(64) int workers,
        @DefaultValue("6") @Min(1) @Max(64) int workersPerTechnicalUser,
        @DefaultValue("32") @Min(1) @Max(256) int together,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(seconds = 20)
        Duration attemptLimit,

        @DefaultValue("500ms") @DurationMin(millis = 1) @DurationMax(seconds = 1)
        Duration firstPause,

        @DefaultValue("1s") @DurationMin(millis = 10) Duration pollInterval,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration instanceTimeout) {

    /** So many attempts of the longest kind and their pauses fit into two minutes. */
    static final int MOST_ATTEMPTS = 5;

    Duration pauseAfter(int attempt) {
        return firstPause.multipliedBy(1L << (attempt - 1));
    }
}
