package de.zugang.gateway.catalogue;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.Entitlement;
import de.zugang.catalogue.PublishedApi;
import de.zugang.catalogue.PublishedOperation;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All operations that exist. What is not in here is a 404 or a 405 at the gateway, whoever asks. */
public final class Catalogue {

    private final List<Api> apis = new ArrayList<>();
    private final Map<PathTemplate, Map<String, Operation>> operations = new LinkedHashMap<>();

    /**
     * Everything that the catalogue lists, behind the servers of this installation.
     *
     * @param upstreams base URL of each server by its logical name
     */
    public Catalogue(ApiCatalogue published, Map<String, URI> upstreams) {
        published.apis().forEach(entry -> {
            var api = api(entry, upstreams);
            apis.add(api);
            entry.operations().forEach(operation -> add(api, entry, operation));
        });
    }

    public List<Api> apis() {
        return List.copyOf(apis);
    }

    /**
     * Finds the operation.
     *
     * @param path as it came, nothing decoded
     */
    public Match match(String method, String path) {
        if (!path.startsWith("/")) {
            return new Match.Nothing();
        }
        var segments = PathTemplate.split(path);
        for (var entry : operations.entrySet()) {
            if (entry.getKey().matches(segments)) {
                var found = entry.getValue().get(method);
                return found != null ? new Match.Found(found) : new Match.OtherMethods(allow(entry.getValue()));
            }
        }
        return new Match.Nothing();
    }

    private void add(Api api, PublishedApi entry, PublishedOperation operation) {
        var methods = operations.computeIfAbsent(PathTemplate.parse(operation.path()), any -> new LinkedHashMap<>());
        if (methods.put(operation.method(), operation(api, entry, operation)) != null) {
            throw new IllegalArgumentException(
                    "catalogue: %s %s (expected: once)".formatted(operation.method(), operation.path()));
        }
    }

    private static Operation operation(Api api, PublishedApi entry, PublishedOperation operation) {
        return new Operation(
                operation.method() + " " + operation.path(),
                operation.method(),
                api,
                name(operation.entitlement()),
                entry.credentials().stream()
                        .map(kind -> CredentialKind.valueOf(kind.name()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Api api(PublishedApi entry, Map<String, URI> upstreams) {
        URI upstream = upstreams.get(entry.upstream());
        if (upstream == null || !upstream.isAbsolute()) {
            throw new IllegalArgumentException("zugang.upstreams.%s: %s (expected: a URL, catalogue entry %s needs it)"
                    .formatted(entry.upstream(), upstream, entry.name()));
        }
        return new Api(
                entry.name(),
                upstream,
                entry.upstream(),
                entry.product(),
                name(entry.entitlement()),
                entry.limits().responseTimeout(),
                entry.limits().maximumBody(),
                entry.limits().freshCredentials(),
                Notices.of(entry.lifecycle()));
    }

    private static @Nullable String name(@Nullable Entitlement entitlement) {
        return entitlement == null ? null : entitlement.name();
    }

    private static String allow(Map<String, Operation> methods) {
        return methods.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
