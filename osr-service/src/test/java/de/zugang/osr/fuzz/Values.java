package de.zugang.osr.fuzz;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes documents that a schema allows. */
final class Values {

    /** What has hurt somebody's software before; all of it is text and nothing else. */
    static final List<String> NASTY = List.of(
            "",
            " ",
            "null",
            "<script>alert(1)</script>",
            "${7*7}",
            "__${T(java.lang.Runtime)}__::.x",
            "{{7*7}}",
            "%s%n%x",
            "a\r\nSet-Cookie: x=y",
            "'; drop table delivery; --",
            "=cmd()",
            "../../etc/passwd",
            "\u202Egnp.exe",
            "\uFEFF",
            "\uFFFF",
            "Zoë 😀 Łódź",
            "０００１",
            "İı",
            "\t\u0001\u001F\u007F",
            "0176-55555555",
            "9999-12-31",
            "0000-00-00",
            "2026-02-30",
            "1e400",
            "S-COR",
            "INSERT");

    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private final Contract contract;
    private final Words words;
    private final Random random;

    Values(Contract contract, Words words, Random random) {
        this.contract = contract;
        this.words = words;
        this.random = random;
    }

    JsonNode of(JsonNode reference, String field) {
        JsonNode schema = contract.follow(reference);
        if (schema.path("nullable").asBoolean(false) && random.nextInt(12) == 0) {
            return JSON.nullNode();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asString("object")) {
            case "string" -> JSON.stringNode(text(schema, field));
            case "integer" ->
                JSON.numberNode(random.nextInt(schema.path("minimum").asInt(0), 1000));
            case "number" -> JSON.numberNode(random.nextInt(1000));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> list(schema, field);
            default -> object(schema);
        };
    }

    /** The text of a parameter, in one case of eight not of its type. */
    String parameter(JsonNode reference, String field) {
        JsonNode schema = contract.follow(reference);
        boolean isText = schema.path("type").asString("string").equals("string");
        return isText || random.nextInt(8) == 0
                ? text(schema, field)
                : of(schema, field).asString();
    }

    private String text(JsonNode schema, String field) {
        @Nullable String word = words.word(field, random);
        if (word != null && random.nextInt(20) > 0) {
            return word;
        }
        return switch (schema.path("format").asString("")) {
            case "date" ->
                "%04d-%02d-%02d".formatted(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
            case "date-time" -> "20%02d-06-15T%02d:10:17Z".formatted(random.nextInt(100), random.nextInt(24));
            case "uuid" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            default -> bounded(free(), schema.path("maxLength").asInt(2000));
        };
    }

    private String free() {
        return switch (random.nextInt(4)) {
            case 0 -> NASTY.get(random.nextInt(NASTY.size()));
            case 1 -> "x".repeat(random.nextInt(3) == 0 ? 2000 : random.nextInt(70));
            default -> anything(random.nextInt(12));
        };
    }

    /** Any characters but half surrogates and U+0000. */
    private String anything(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            int point = random.nextInt(3) == 0 ? 1 + random.nextInt(0x10FFFF) : 1 + random.nextInt(0x17F);
            if (point < 0xD800 || point > 0xDFFF) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    private static String bounded(String text, int most) {
        int end = text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }

    private ArrayNode list(JsonNode schema, String field) {
        ArrayNode list = JSON.arrayNode();
        int most = Math.min(4, schema.path("maxItems").asInt(4) + 1);
        for (int i = random.nextInt(most); i > 0; i--) {
            list.add(of(schema.get("items"), field));
        }
        return list;
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextInt(5) > 0) {
                object.set(property.getKey(), of(property.getValue(), property.getKey()));
            }
        });
        return object;
    }
}
