package de.zugang.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one call of an API may take.
 *
 * @param responseTimeout until the server's answer begins
 * @param maximumBody bytes of a request's body
 * @param freshCredentials how old an access token may be; {@code null}: as old as it is valid
 */
public record Limits(
        Duration responseTimeout,
        long maximumBody,
        @Nullable Duration freshCredentials) {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final long MAXIMUM_BODY = 1024 * 1024;

    static Limits of(CatalogueFile.@Nullable Limited limited) {
        if (limited == null) {
            return new Limits(RESPONSE_TIMEOUT, MAXIMUM_BODY, null);
        }
        return new Limits(
                limited.responseTimeout() == null ? RESPONSE_TIMEOUT : limited.responseTimeout(),
                limited.maximumBody() == null ? MAXIMUM_BODY : limited.maximumBody(),
                limited.freshCredentials());
    }
}
