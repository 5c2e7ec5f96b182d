package de.zugang.gateway.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The APIs behind this gateway.
 *
 * @param upstreams base URL of each service by its name, without a path
 * @param catalogue the APIs by a name of their own, for example {@code on-site-roles-v1}
 */
@Validated
@ConfigurationProperties("zugang")
public record CatalogueProperties(
        @NotEmpty Map<String, URI> upstreams, @NotEmpty Map<String, @Valid Entry> catalogue) {

    /**
     * One API.
     *
     * @param basePath what all its operations start with; no slash at the end
     * @param service whose upstream it is; also the audience of the passport
     * @param product what a subscription is for; stands in the passport
     * @param entitlement what a technical user must have been granted beyond the ordinary; left out: nothing
     * @param responseTimeout until the service's answer begins
     * @param maximumBody of a request
     * @param freshCredentials how old an access token may be, for an API that changes something lasting; left out: as old
     *     as it is valid. A client secret in the request itself is always fresh
     * @param credentials which kinds it takes beside the subscription key: {@code bearer}, {@code basic} or both
     * @param restricted operations that need an entitlement of their own, in the place of the API's
     * @param operations method and path template, for example {@code GET /units/{number}}; nothing else is let through
     */
    public record Entry(
            @Pattern(regexp = "(/[A-Za-z0-9._-]+)+") String basePath,
            @NotBlank String service,
            @NotBlank String product,
            @Nullable String entitlement,
            @DefaultValue("10s") Duration responseTimeout,
            @DefaultValue("1MB") DataSize maximumBody,
            @Nullable Duration freshCredentials,
            @DefaultValue({"bearer", "basic"}) @NotEmpty Set<CredentialKind> credentials,
            @DefaultValue List<@Valid Restricted> restricted,
            @NotEmpty List<@Pattern(regexp = "[A-Z]+ /[A-Za-z0-9._/{}-]*") String> operations) {}

    /**
     * An operation, written as among the operations, and what it needs.
     *
     * @param entitlement what a technical user must have been granted
     */
    public record Restricted(
            @NotBlank String operation, @NotBlank String entitlement) {}
}
