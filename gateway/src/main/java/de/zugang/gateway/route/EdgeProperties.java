package de.zugang.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a caller may take.
 *
 * @param headers from the first byte of a request to the end of its headers
 * @param bodyPause between two parts of a body
 * @param request for a whole request
 */
@ConfigurationProperties("zugang.edge")
public record EdgeProperties(
        @DefaultValue("10s") Duration headers,
        @DefaultValue("15s") Duration bodyPause,
        @DefaultValue("30s") Duration request) {}
