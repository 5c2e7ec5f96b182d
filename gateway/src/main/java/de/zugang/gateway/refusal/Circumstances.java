package de.zugang.gateway.refusal;

import org.jspecify.annotations.Nullable;

/**
 * What helps to find the cause of a refusal later, and gives nothing away.
 *
 * @param operation method and path template; {@code null}: none matched
 * @param keyHint how the key begins and ends; {@code null}: none of the right shape was sent
 */
public record Circumstances(
        @Nullable String operation, @Nullable String keyHint) {

    public static final Circumstances UNKNOWN = new Circumstances(null, null);
}
