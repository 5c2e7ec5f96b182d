package de.zugang.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All APIs that customers can reach, and what they need for them. */
public final class ApiCatalogue {

    private final List<PublishedApi> apis;
    private final Map<String, Entitlement> entitlements;

    ApiCatalogue(List<PublishedApi> apis, Map<String, Entitlement> entitlements) {
        this.apis = List.copyOf(apis);
        this.entitlements = new TreeMap<>(entitlements);
        checkOnce("name", apis.stream().map(PublishedApi::name).toList());
        checkOnce(
                "base path", apis.stream().map(api -> api.contract().basePath()).toList());
        apis.forEach(this::checkSuccessor);
    }

    /**
     * Reads it.
     *
     * @param locations folders that hold a {@code catalogue.yaml} and the contracts it names, for example
     *     {@code classpath:/api-spec/} or {@code file:/etc/zugang/apis/}; what they list is added up
     * @throws IllegalArgumentException if it contradicts itself or a contract is not there
     */
    public static ApiCatalogue read(List<String> locations) {
        return new CatalogueReader(locations).read();
    }

    /** In the order of the file. */
    public List<PublishedApi> apis() {
        return apis;
    }

    public Optional<PublishedApi> api(String name) {
        return apis.stream().filter(api -> api.name().equals(name)).findFirst();
    }

    /** By name, ascending. */
    public Collection<Entitlement> entitlements() {
        return List.copyOf(entitlements.values());
    }

    public Optional<Entitlement> entitlement(String name) {
        return Optional.ofNullable(entitlements.get(name));
    }

    /** What every technical user may call without further approval. */
    public List<PublishedApi> open() {
        return apis.stream().filter(api -> api.neededEntitlement().isEmpty()).toList();
    }

    private void checkSuccessor(PublishedApi api) {
        String successor = api.lifecycle().successor();
        if (successor != null && api(successor).isEmpty()) {
            throw new IllegalArgumentException(
                    "catalogue: %s: successor: %s (expected: the name of an API)".formatted(api.name(), successor));
        }
    }

    private static void checkOnce(String what, List<String> values) {
        var seen = new HashSet<String>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException("catalogue: %s %s (expected: once)".formatted(what, value));
            }
        }
    }
}
