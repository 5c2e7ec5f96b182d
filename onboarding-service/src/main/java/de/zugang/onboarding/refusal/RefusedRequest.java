package de.zugang.onboarding.refusal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that a gateway refused.
 *
 * @param requestId what the caller was told
 * @param reason the true one, a value of the contract's {@code RefusalReason}
 * @param status what the caller was answered
 * @param technicalUser whose key it was; {@code null}: nobody's that is known
 * @param operation method and path template; {@code null}: none matched
 * @param keyHint how the key begins and ends; {@code null}: none of the right shape was sent
 */
public record RefusedRequest(
        UUID requestId,
        Instant at,
        String reason,
        int status,
        @Nullable String technicalUser,
        @Nullable String operation,
        @Nullable String keyHint) {}
