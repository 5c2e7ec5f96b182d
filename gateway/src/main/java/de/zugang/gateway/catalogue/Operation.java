package de.zugang.gateway.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an API's contract.
 *
 * @param name method and path template: bounded in number, so fit for a label
 * @param entitlement {@code null}: open to every technical user
 * @param credentials which kinds it takes
 */
public record Operation(
        String name, String method, Api api, @Nullable String entitlement, Set<CredentialKind> credentials) {

    /** As its API has it, with any kind of credentials. */
    public Operation(String name, String method, Api api) {
        this(name, method, api, api.entitlement(), CredentialKind.ANY);
    }

    public boolean takes(CredentialKind kind) {
        return credentials.contains(kind);
    }

    /** Whether it may change something. */
    public boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
