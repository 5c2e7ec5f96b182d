package de.zugang.gateway.feed;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the subscription feed is and who this gateway is to it.
 *
 * @param url base URL of the feed, for example {@code http://onboarding:8080/feed/v1}
 * @param node this node's name, unique among the live gateways; receipts are listed under it. It is the client id, or
 *     begins with the client id and a dot ({@code gateway.node-2}); onboarding refuses any other
 * @param tokenUrl Keycloak's token endpoint
 * @param clientId this node's client, which has the role {@code gateway-node}
 * @param clientSecret its secret
 * @param pollWait how long one poll waits for a change; below 15 s, or onboarding takes the node for dead
 * @param connectTimeout for both URLs
 */
@Validated
@ConfigurationProperties("zugang.feed")
public record FeedProperties(
        @NotNull URI url,

        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,62}") String node,

        @NotNull URI tokenUrl,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue("10s") Duration pollWait,
        @DefaultValue("2s") Duration connectTimeout) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "FeedProperties[url=%s, node=%s, clientId=%s]".formatted(url, node, clientId);
    }
}
