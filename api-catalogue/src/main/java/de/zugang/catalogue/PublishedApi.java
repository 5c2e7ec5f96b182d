package de.zugang.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One API in one version, as customers reach it.
 *
 * @param name its own, for example {@code on-site-roles-v1}
 * @param product what usage is counted under and limits are agreed for
 * @param upstream logical name of the server behind it, and audience of the passports sent there
 * @param entitlement {@code null}: open to every technical user
 * @param client package of the generated client in the artefact {@code api-clients}; {@code null}: there is none
 * @param operations all that exist; those with a further path are listed once more
 */
public record PublishedApi(
        String name,
        Contract contract,
        Text title,
        Text summary,
        String product,
        String upstream,
        @Nullable Entitlement entitlement,
        Set<Credential> credentials,
        Limits limits,
        Lifecycle lifecycle,
        @Nullable String client,
        List<PublishedOperation> operations) {

    /** What is accepted beside the subscription key. */
    public enum Credential {
        BEARER,
        BASIC
    }

    public PublishedApi {
        credentials = Set.copyOf(credentials);
        operations = List.copyOf(operations);
    }

    /** The first read operation without a variable in its path, or the first of all: what one would try first. */
    public PublishedOperation sample() {
        return operations.stream()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{"))
                .findFirst()
                .orElse(operations.getFirst());
    }

    public Optional<Entitlement> neededEntitlement() {
        return Optional.ofNullable(entitlement);
    }
}
