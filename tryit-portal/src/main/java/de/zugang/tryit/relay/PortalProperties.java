package de.zugang.tryit.relay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The only two places that this portal ever talks to, and for how long.
 *
 * @param gatewayUrl base of the gateway without a trailing slash, for example {@code https://api.example.com}
 * @param tokenUrl the complete token endpoint
 * @param publicGatewayUrl where integrators reach the gateway, for what the page shows; left out where it is the same
 * @param publicTokenUrl where integrators reach the token endpoint; left out where it is the same
 * @param connectTimeout how long a connection may take to come about
 * @param answerTimeout how long a complete answer may take, body included
 * @param largestAnswer answers above this are not passed on
 * @param largestCall what the page may send us in one call
 * @param concurrentCalls calls under way at one time; one more is turned away instead of waiting
 */
@Validated
@ConfigurationProperties("zugang.portal")
public record PortalProperties(
        @NotNull URI gatewayUrl,
        @NotNull URI tokenUrl,
        @Nullable URI publicGatewayUrl,
        @Nullable URI publicTokenUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration answerTimeout,
        @DefaultValue("256KB") DataSize largestAnswer,
        @DefaultValue("128KB") DataSize largestCall,
        @DefaultValue("64") @Min(1) @Max(4096) int concurrentCalls) {

    public PortalProperties {
        requireHttp("gateway-url", gatewayUrl);
        requireHttp("token-url", tokenUrl);
        if (gatewayUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "zugang.portal.gateway-url: " + gatewayUrl + " (expected: no trailing slash)");
        }
    }

    /** The gateway as the page shows it. */
    public URI shownGatewayUrl() {
        return publicGatewayUrl == null ? gatewayUrl : publicGatewayUrl;
    }

    /** The token endpoint as the page shows it. */
    public URI shownTokenUrl() {
        return publicTokenUrl == null ? tokenUrl : publicTokenUrl;
    }

    private static void requireHttp(String key, URI url) {
        boolean plain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || !plain || url.getHost() == null) {
            throw new IllegalArgumentException("zugang.portal." + key + ": " + url
                    + " (expected: http or https URL with a host, without user, query and fragment)");
        }
    }
}
