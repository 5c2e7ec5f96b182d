package de.zugang.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies of deliveries: the seed's own, and those that bring the seed's unit back to where the seed begins.
 *
 * @param examples directory of the contract's examples
 */
record Deliveries(Path examples) {

    private static final String OPEN_END = "9999-12-31";

    String useCase(int number) {
        try {
            return Files.readString(examples.resolve("use-case-" + number + ".json"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes the unit's active role away. */
    static String delete(JsonNode role) {
        return delivery("DELETE", role.path("from").asString(), role.path("to").asString(), partnerOf(role));
    }

    /** Lets the seed's Max Mustermann live there with no end again. */
    static String mustermannStays() {
        return delivery("UPDATE", UseCases.MUSTERMANN_FROM, OPEN_END, UseCases.MUSTERMANN);
    }

    static String mustermannMovesIn() {
        return delivery("INSERT", UseCases.MUSTERMANN_FROM, OPEN_END, UseCases.MUSTERMANN);
    }

    /** The seed's sample that fails: no stored role begins on that day. */
    static String withoutTarget() {
        return delivery("UPDATE", "2022-06-16", OPEN_END, "99999999");
    }

    static String partnerOf(JsonNode role) {
        return role.path("partner").path("pmnumber").asString();
    }

    private static String delivery(String change, String from, String to, String partner) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("timestamp", "2022-05-16T10:17:17Z");
        ObjectNode billingUnit = root.putObject("billingunit");
        billingUnit.putObject("reference").put("pmnumber", "123456").put("mscnumber", "654321");
        ObjectNode residentialUnit = billingUnit.putObject("residentialunit");
        residentialUnit.putObject("reference").put("pmnumber", "1234561").put("mscnumber", "0001");
        ObjectNode role = residentialUnit.putArray("roles").addObject();
        role.put("change", change).put("role", "S-COR").put("from", from).put("to", to);
        role.putObject("partner").put("pmnumber", partner);
        ObjectNode person = residentialUnit.putArray("partners").addObject();
        person.putObject("reference").put("pmnumber", partner);
        person.put("name", "Mustermann").put("firstname", "Max").put("commercial", "NON_COMMERCIAL");
        return root.toString();
    }
}
