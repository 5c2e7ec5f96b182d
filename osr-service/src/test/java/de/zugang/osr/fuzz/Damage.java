package de.zugang.osr.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a document: a little as a tree, or much as bytes. */
final class Damage {

    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    /** Changes one to three places; the outcome may by chance still be what the schema allows. */
    void spoil(JsonNode document) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            List<Consumer<JsonNode>> places = new ArrayList<>();
            collect(document, places);
            if (!places.isEmpty()) {
                places.get(random.nextInt(places.size())).accept(something());
            }
        }
    }

    private void collect(JsonNode node, List<Consumer<JsonNode>> places) {
        switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(property -> {
                    places.add(value -> object.set(property.getKey(), value));
                    places.add(_ -> object.remove(property.getKey()));
                    collect(property.getValue(), places);
                });
                places.add(value -> object.set("unknown" + random.nextInt(9), value));
            }
            case ArrayNode list -> {
                for (int i = 0; i < list.size(); i++) {
                    int at = i;
                    places.add(value -> list.set(at, value));
                    places.add(_ -> list.add(list.get(at)));
                    collect(list.get(i), places);
                }
                places.add(list::add);
            }
            default -> {}
        }
    }

    private JsonNode something() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextLong());
            case 2 -> JSON.numberNode(new java.math.BigDecimal("1E+" + random.nextInt(400)));
            case 3 -> JSON.booleanNode(random.nextBoolean());
            case 4 -> JSON.arrayNode().add(JSON.objectNode());
            case 5 -> JSON.objectNode().put("a", 1);
            case 6 -> nested(random.nextInt(60));
            case 7 -> JSON.stringNode("y".repeat(random.nextInt(2000)));
            default -> JSON.stringNode(Values.NASTY.get(random.nextInt(Values.NASTY.size())));
        };
    }

    private static JsonNode nested(int depth) {
        JsonNode node = JSON.numberNode(1);
        for (int i = 0; i < depth; i++) {
            node = JSON.arrayNode().add(node);
        }
        return node;
    }

    /** Spoils bytes: cut, repeated, exchanged, with what is no JSON and no UTF-8. */
    byte[] spoil(byte[] sent) {
        byte[] bytes = sent.clone();
        switch (random.nextInt(8)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> bytes = joined(bytes, bytes);
            case 2 -> bytes = joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 3 -> bytes = text(bytes).replace('"', '\'').getBytes(StandardCharsets.UTF_8);
            case 4 -> bytes = text(bytes).replaceFirst(":", ":NaN,\"x\":").getBytes(StandardCharsets.UTF_8);
            case 5 -> bytes = text(bytes).replaceFirst("\\[", "[/* */").getBytes(StandardCharsets.UTF_8);
            case 6 -> bytes = text(bytes).getBytes(StandardCharsets.UTF_16);
            default -> {
                for (int i = 1 + random.nextInt(5); i > 0 && bytes.length > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
