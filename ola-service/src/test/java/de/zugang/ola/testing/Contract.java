package de.zugang.ola.testing;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds answers and examples against a contract. */
public final class Contract {

    private static final Path DIRECTORY = Path.of(System.getProperty("api-spec.directory"));

    private final String iri;
    private final JsonNode root;
    private final SchemaRegistry registry;

    private Contract(String api) {
        iri = "https://contract.test/" + api + ".json";
        root = YAMLMapper.shared().readTree(read(DIRECTORY.resolve(api).resolve("openapi.yaml")));
        registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(iri, root.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** The contract in such a folder of api-spec. */
    public static Contract of(String api) {
        return new Contract(api);
    }

    public static String example(String api, String name) {
        return read(DIRECTORY.resolve(api).resolve("examples").resolve(name));
    }

    /** Fails if the answer is not one that the contract has for this path (without the server's base path). */
    public void check(String path, String method, HttpResponse<String> answer) {
        check(
                path,
                method,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
    }

    public void check(String path, String method, int status, String mediaType, String body) {
        JsonNode response = follow(root.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(String.valueOf(status)));
        JsonNode schema =
                response.path("content").path(mediaType.replaceFirst(";.*", "")).path("schema");
        if (schema.isMissingNode()) {
            throw new AssertionError("%s %s: %d %s is not in the contract".formatted(method, path, status, mediaType));
        }
        if (schema.has("$ref")) {
            List<?> faults = registry.getSchema(
                            SchemaLocation.of(iri + schema.get("$ref").asString()))
                    .validate(JsonMapper.shared().readTree(body));
            if (!faults.isEmpty()) {
                throw new AssertionError("%s %s: %d %s %s".formatted(method, path, status, faults, body));
            }
        }
    }

    /** The node itself, or what its {@code $ref} points at. */
    private JsonNode follow(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
