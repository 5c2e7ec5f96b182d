package de.zugang.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One operation of a contract.
 *
 * @param id the contract's {@code operationId}
 * @param tag its first one, which names the class of generated clients
 * @param method in capitals
 * @param path template from the gateway's root on, variables in braces
 * @param summary in the contract's language
 * @param entitlement what it needs; {@code null}: nothing beyond the ordinary
 */
public record PublishedOperation(
        String id,
        String tag,
        String method,
        String path,
        String summary,
        @Nullable Entitlement entitlement) {}
