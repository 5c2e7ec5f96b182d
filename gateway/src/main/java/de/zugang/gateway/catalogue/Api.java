package de.zugang.gateway.catalogue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One API of the catalogue.
 *
 * @param service the name of the service behind it, the audience of its passports
 * @param entitlement {@code null}: open to every technical user
 * @param maximumBody bytes of a request's body
 * @param freshCredentials how old an access token may be; {@code null}: as old as it is valid
 * @param notices headers that every answer carries, by their names
 */
public record Api(
        String name,
        URI upstream,
        String service,
        String product,
        @Nullable String entitlement,
        Duration responseTimeout,
        long maximumBody,
        @Nullable Duration freshCredentials,
        Map<String, String> notices) {}
