package de.zugang.gateway.catalogue;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the servers behind the APIs are in this installation.
 *
 * @param upstreams base URL of each, without a path, by the logical name that the catalogue has for it
 */
@Validated
@ConfigurationProperties("zugang")
public record UpstreamProperties(@NotEmpty Map<String, URI> upstreams) {}
