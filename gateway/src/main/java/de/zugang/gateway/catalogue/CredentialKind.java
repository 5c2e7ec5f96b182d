package de.zugang.gateway.catalogue;

import java.util.Set;

/** How a technical user may prove who it is, beside its subscription key. */
public enum CredentialKind {
    /** An access token of the realm. */
    BEARER,
    /** Client id and secret. */
    BASIC;

    static final Set<CredentialKind> ANY = Set.of(values());
}
