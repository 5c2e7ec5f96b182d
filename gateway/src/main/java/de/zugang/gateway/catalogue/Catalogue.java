package de.zugang.gateway.catalogue;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All operations that exist. What is not in here is a 404 or a 405 at the gateway, whoever asks. */
public final class Catalogue {

    private final List<Api> apis = new ArrayList<>();
    private final Map<PathTemplate, Map<String, Operation>> operations = new LinkedHashMap<>();

    public Catalogue(CatalogueProperties properties) {
        properties.catalogue().forEach((name, entry) -> {
            var api = api(name, entry, properties.upstreams());
            apis.add(api);
            checkRestrictions(name, entry);
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

    private void add(Api api, CatalogueProperties.Entry entry, String operation) {
        int blank = operation.indexOf(' ');
        String method = operation.substring(0, blank);
        String path = entry.basePath() + operation.substring(blank + 1);
        var methods = operations.computeIfAbsent(PathTemplate.parse(path), any -> new LinkedHashMap<>());
        if (methods.put(method, operation(api, entry, operation, method, path)) != null) {
            throw new IllegalArgumentException("catalogue: %s %s (expected: once)".formatted(method, path));
        }
    }

    private static Operation operation(
            Api api, CatalogueProperties.Entry entry, String operation, String method, String path) {
        return new Operation(
                method + " " + path,
                method,
                api,
                entry.restricted().stream()
                        .filter(restricted -> restricted.operation().equals(operation))
                        .map(CatalogueProperties.Restricted::entitlement)
                        .findFirst()
                        .orElse(api.entitlement()),
                entry.credentials());
    }

    /** A restriction that fits no operation would be none. */
    private static void checkRestrictions(String name, CatalogueProperties.Entry entry) {
        for (var restricted : entry.restricted()) {
            if (!entry.operations().contains(restricted.operation())) {
                throw new IllegalArgumentException(
                        "zugang.catalogue.%s.restricted: %s (expected: one of its operations)"
                                .formatted(name, restricted.operation()));
            }
        }
    }

    private static Api api(String name, CatalogueProperties.Entry entry, Map<String, URI> upstreams) {
        URI upstream = upstreams.get(entry.service());
        if (upstream == null || !upstream.isAbsolute()) {
            throw new IllegalArgumentException("zugang.upstreams.%s: %s (expected: a URL, catalogue entry %s needs it)"
                    .formatted(entry.service(), upstream, name));
        }
        return new Api(
                name,
                upstream,
                entry.service(),
                entry.product(),
                entry.entitlement(),
                entry.responseTimeout(),
                entry.maximumBody().toBytes(),
                entry.freshCredentials());
    }

    private static String allow(Map<String, Operation> methods) {
        return methods.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
