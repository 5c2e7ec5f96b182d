package de.zugang.ola.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the authorization host meets.
 *
 * @param ingestAtATime batches worked on at a time by this node; they leave connections of the pool to callers
 */
@Validated
@ConfigurationProperties("zugang.ola")
record IngestProperties(@Min(1) @Max(8) int ingestAtATime) {}
