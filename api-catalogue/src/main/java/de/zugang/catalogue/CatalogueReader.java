package de.zugang.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads catalogue files and the contracts that they name, and refuses what does not fit together. */
final class CatalogueReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final CatalogueForm form = new CatalogueForm();
    private final DefaultResourceLoader resources = new DefaultResourceLoader();
    private final List<String> locations;
    private final Map<String, Entitlement> entitlements = new LinkedHashMap<>();

    CatalogueReader(List<String> locations) {
        this.locations = locations.stream()
                .map(location -> location.endsWith("/") ? location : location + "/")
                .toList();
    }

    ApiCatalogue read() {
        var files = new LinkedHashMap<String, CatalogueFile>();
        for (String location : locations) {
            var file = file(location);
            files.put(location, file);
            if (file.entitlements() != null) {
                file.entitlements().forEach(this::add);
            }
        }
        var apis = new ArrayList<PublishedApi>();
        files.forEach((location, file) -> file.apis().forEach((name, entry) -> apis.add(api(location, name, entry))));
        return new ApiCatalogue(apis, entitlements);
    }

    private CatalogueFile file(String location) {
        String text = text(location, "catalogue.yaml");
        var faults = form.faults(text);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%scatalogue.yaml: %s (expected: the form of catalogue.schema.json)"
                    .formatted(location, String.join("; ", faults)));
        }
        try {
            return YAML.readValue(text, CatalogueFile.class);
        } catch (JacksonException failed) {
            throw new IllegalArgumentException(
                    "%scatalogue.yaml: %s".formatted(location, failed.getOriginalMessage()), failed);
        }
    }

    private void add(String name, CatalogueFile.Described described) {
        var entitlement = new Entitlement(name, described.title(), described.summary(), described.approver());
        if (entitlements.put(name, entitlement) != null) {
            throw new IllegalArgumentException("catalogue: entitlement %s (expected: once)".formatted(name));
        }
    }

    private PublishedApi api(String location, String name, CatalogueFile.Entry entry) {
        var contract = Contract.read(entry.contract(), text(location, entry.contract()));
        return new PublishedApi(
                name,
                contract,
                entry.title(),
                entry.summary(),
                entry.product(),
                entry.upstream(),
                entitlement(name, entry.entitlement()),
                entry.credentials(),
                Limits.of(entry.limits()),
                entry.lifecycle(),
                entry.client(),
                operations(name, entry, contract));
    }

    private List<PublishedOperation> operations(String name, CatalogueFile.Entry entry, Contract contract) {
        var restricted = new LinkedHashMap<String, String>();
        orNone(entry.restricted()).forEach(each -> restricted.put(each.operation(), each.entitlement()));
        Stream.concat(
                        restricted.keySet().stream(),
                        orNone(entry.aliases()).stream().map(CatalogueFile.Alias::operation))
                .forEach(id -> operation(name, contract, id));
        var aliases = orNone(entry.aliases()).stream()
                .map(alias -> at(alias.path(), operation(name, contract, alias.operation())));
        return Stream.concat(contract.operations().stream(), aliases)
                .map(operation -> new PublishedOperation(
                        operation.id(),
                        operation.tag(),
                        operation.method(),
                        contract.basePath() + operation.path(),
                        operation.summary(),
                        entitlement(name, restricted.getOrDefault(operation.id(), entry.entitlement()))))
                .toList();
    }

    private static Contract.Operation at(String path, Contract.Operation operation) {
        return new Contract.Operation(operation.id(), operation.tag(), operation.method(), path, operation.summary());
    }

    /** A restriction or a further path of no operation would be none. */
    private static Contract.Operation operation(String name, Contract contract, String id) {
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "catalogue: %s: operation %s (expected: one of %s)".formatted(name, id, contract.path())));
    }

    private @Nullable Entitlement entitlement(String api, @Nullable String name) {
        if (name == null) {
            return null;
        }
        var found = entitlements.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "catalogue: %s: entitlement: %s (expected: one of %s)".formatted(api, name, entitlements.keySet()));
        }
        return found;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private String text(String location, String file) {
        try {
            return resources.getResource(location + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalArgumentException(location + file + ": cannot be read (expected: a file)", failed);
        }
    }
}
