package de.zugang.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An OpenAPI document, as far as the platform needs to know it.
 *
 * @param path in the catalogue's folder, for example {@code ola/v1/openapi.yaml}
 * @param text all of it
 * @param basePath what all its paths start with at the gateway; no slash at the end
 * @param version of the document
 */
public record Contract(String path, String text, String basePath, String version, List<Operation> operations) {

    /** Method, path below the base path, what the contract calls it, and its first tag. */
    public record Operation(String id, String tag, String method, String path, String summary) {}

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Pattern BASE_PATH = Pattern.compile("(/[A-Za-z0-9._-]+)+");

    static Contract read(String path, String text) {
        JsonNode root = YAMLMapper.shared().readTree(text);
        String base = root.path("servers").path(0).path("url").asString("");
        if (!BASE_PATH.matcher(base).matches()) {
            throw new IllegalArgumentException(
                    "%s: servers[0].url: %s (expected: the base path at the gateway, for example /name/v1)"
                            .formatted(path, base));
        }
        var operations = operations(path, root.path("paths"));
        if (operations.isEmpty()) {
            throw new IllegalArgumentException(path + ": no operation (expected: one at least)");
        }
        return new Contract(path, text, base, root.path("info").path("version").asString(""), operations);
    }

    private static List<Operation> operations(String file, JsonNode paths) {
        var operations = new ArrayList<Operation>();
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(operation(file, path.getKey(), method.getKey(), method.getValue()));
                }
            }
        }
        return List.copyOf(operations);
    }

    private static Operation operation(String file, String path, String method, JsonNode described) {
        String id = described.path("operationId").asString("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: %s %s without operationId (expected: one)".formatted(file, method, path));
        }
        return new Operation(
                id,
                described.path("tags").path(0).asString(""),
                method.toUpperCase(Locale.ROOT),
                path,
                described.path("summary").asString(""));
    }
}
