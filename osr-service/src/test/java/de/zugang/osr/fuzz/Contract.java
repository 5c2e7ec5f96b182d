package de.zugang.osr.fuzz;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A contract as api-spec has it: its operations, and a validator for what they take and answer. */
final class Contract {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final String name;
    private final JsonNode root;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    /**
     * One operation.
     *
     * @param path with parameters in braces, without the server's part
     * @param request media type → name of the schema, in the order of the contract
     * @param answers status → what may be answered
     */
    record Operation(
            String method,
            String path,
            List<JsonNode> parameters,
            Map<String, String> request,
            Map<Integer, Map<String, String>> answers) {}

    private Contract(String name, JsonNode root) {
        this.name = name;
        this.root = root;
        root.at("/paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.add(operation(path.getKey(), method, path.getValue()))));
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(iri(), root.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static Contract read(Path file) {
        try {
            return new Contract(
                    file.getName(file.getNameCount() - 3).toString(),
                    YAMLMapper.shared().readTree(Files.readString(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String name() {
        return name;
    }

    /** Where the paths start. */
    String base() {
        return root.at("/servers/0/url").asString();
    }

    List<Operation> operations() {
        return operations;
    }

    /** The node itself, or what its {@code $ref} points at. */
    JsonNode follow(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.get("$ref").asString().substring(1));
        }
        return found;
    }

    JsonNode schema(String schemaName) {
        return root.at("/components/schemas/" + schemaName);
    }

    /** What is wrong with a document, nothing if it is as the schema says. */
    List<String> faults(String schemaName, JsonNode document) {
        return schemas
                .computeIfAbsent(
                        schemaName,
                        named -> registry.getSchema(SchemaLocation.of(iri() + "#/components/schemas/" + named)))
                .validate(document)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private String iri() {
        return "https://contract.test/" + name + ".json";
    }

    private Operation operation(String path, String method, JsonNode item) {
        JsonNode operation = item.get(method);
        var parameters = new ArrayList<JsonNode>();
        for (JsonNode holder : List.of(item, operation)) {
            holder.path("parameters").forEach(parameter -> parameters.add(follow(parameter)));
        }
        var answers = new TreeMap<Integer, Map<String, String>>();
        operation.get("responses").properties().forEach(answer -> {
            if (answer.getKey().matches("[1-5][0-9]{2}")) {
                answers.put(Integer.valueOf(answer.getKey()), content(follow(answer.getValue())));
            }
        });
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                content(follow(operation.path("requestBody"))),
                answers);
    }

    private Map<String, String> content(JsonNode holder) {
        var content = new LinkedHashMap<String, String>();
        holder.path("content").properties().forEach(entry -> {
            @Nullable JsonNode schema = entry.getValue().get("schema");
            content.put(entry.getKey(), schema == null ? "" : named(schema));
        });
        return content;
    }

    /** A schema that has no name of its own gets one, so that there is one way to all. */
    private String named(JsonNode schema) {
        if (schema.has("$ref")) {
            String ref = schema.get("$ref").asString();
            return ref.substring(ref.lastIndexOf('/') + 1);
        }
        var all = (ObjectNode) root.at("/components/schemas");
        String generated = "Inline" + all.size();
        all.set(generated, schema);
        return generated;
    }
}
