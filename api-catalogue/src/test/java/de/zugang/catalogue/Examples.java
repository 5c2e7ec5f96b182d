package de.zugang.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every example of a contract, wherever it stands, and what is wrong with it. */
final class Examples {

    private static final String IRI = "https://contract.test/openapi.json";

    private final Path contract;
    private final JsonNode root;
    private final SchemaRegistry registry;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> files = new TreeSet<>();
    private int count;

    private Examples(Path contract) {
        this.contract = contract;
        this.root = YAMLMapper.shared().readTree(Specs.read(contract));
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(IRI, root.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static Examples of(Path contract) {
        var examples = new Examples(contract);
        examples.visit(examples.root, "");
        return examples;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Names of the files that some example is in. */
    Set<String> files() {
        return Set.copyOf(files);
    }

    int count() {
        return count;
    }

    private void visit(JsonNode node, String pointer) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), pointer + "/" + i);
            }
        }
        if (node.isObject()) {
            examples(node, pointer);
            for (var child : node.properties()) {
                boolean data =
                        child.getKey().equals("example") || child.getKey().equals("examples");
                if (!data) {
                    visit(child.getValue(), pointer + "/" + escaped(child.getKey()));
                }
            }
        }
    }

    /** Of a media type, a parameter or a header, which have a schema; or of a schema itself. */
    private void examples(JsonNode node, String pointer) {
        String schema = node.path("schema").isObject() ? pointer + "/schema" : pointer;
        if (node.has("example") && (node.has("schema") || isSchema(node))) {
            check(schema, pointer + "/example", node.get("example"));
        }
        if (node.path("schema").isObject() && node.path("examples").isObject()) {
            for (var each : node.get("examples").properties()) {
                named(schema, pointer + "/examples/" + escaped(each.getKey()), each.getValue());
            }
        }
    }

    private static boolean isSchema(JsonNode node) {
        return node.path("type").isString() || node.has("$ref") || node.has("allOf") || node.has("enum");
    }

    private void named(String schema, String pointer, JsonNode example) {
        if (example.has("value")) {
            check(schema, pointer, example.get("value"));
            return;
        }
        String name = example.path("externalValue").asString("");
        if (name.isEmpty()) {
            faults.add(pointer + ": neither value nor externalValue");
            return;
        }
        files.add(name);
        check(
                schema,
                pointer + " (" + name + ")",
                JsonMapper.shared().readTree(Specs.read(contract.resolveSibling(name))));
    }

    private void check(String schema, String place, JsonNode value) {
        count++;
        for (Error fault :
                registry.getSchema(SchemaLocation.of(IRI + "#" + schema)).validate(value)) {
            faults.add(place + ": " + fault.getInstanceLocation() + " " + fault.getMessage());
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }
}
