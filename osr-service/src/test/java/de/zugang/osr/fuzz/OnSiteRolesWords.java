package de.zugang.osr.fuzz;

import de.zugang.osr.testing.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The units that {@link FuzzRegister} brings in, and what one sends to them. */
final class OnSiteRolesWords implements Words {

    private static final List<String> DAYS = List.of(
            "2020-01-01",
            "2020-06-30",
            "2020-07-01",
            "2021-12-31",
            "2022-01-01",
            "2022-05-31",
            "2022-06-01",
            "2024-02-29",
            "9999-12-31",
            "0001-01-01");

    private static final Pattern LOCATION = Pattern.compile(".*/billingunits/([^/]+)/on-site-roles/data-delivery/(.+)");

    private final Deque<Sent> deliveries = new ArrayDeque<>();

    private record Sent(int user, String billingUnit, String id) {}

    @Override
    public @Nullable String word(String field, Random random) {
        return switch (field) {
            case "mscnumber-billingunit" -> FuzzRegister.billingUnit(random);
            case "mscnumber-residentialunit" -> FuzzRegister.residentialUnit(random);
            case "dataDeliveryId" -> "ccbe102e-169f-4160-bba1-197e53aasb99";
            case "change" -> one(random, "INSERT", "INSERT", "UPDATE", "DELETE", "insert");
            case "role" -> one(random, "S-COR", "S-COR", "S-COR", "S-BIR", "S-BVA", "s-cor", "S-XYZ");
            case "from", "to" -> DAYS.get(random.nextInt(DAYS.size()));
            case "pmnumber" -> one(random, "P1", "P2", "P3");
            case "email" -> one(random, "max@example.de", "max@exämple.de", "max", "\"a b\"@example.de");
            case "number" -> one(random, "0176-55555555", "+49 176 55555555", "0176-CALL-ME");
            case "Idempotency-Key" -> "key-" + random.nextInt(500);
            case "X-Zugang-Message-Detail" -> one(random, "de", "en", "fr");
            default -> null;
        };
    }

    /** Most documents name the unit of their path and the partners of their roles. */
    @Override
    public void tidy(Request.Draft draft, JsonNode document, Random random) {
        if (random.nextInt(10) == 0
                || !document.at("/billingunit/residentialunit").isObject()) {
            return;
        }
        name(document.at("/billingunit/reference"), draft.path.get("mscnumber-billingunit"));
        name(document.at("/billingunit/residentialunit/reference"), draft.path.get("mscnumber-residentialunit"));
        var unit = (ObjectNode) document.at("/billingunit/residentialunit");
        Set<String> numbers = new LinkedHashSet<>();
        unit.path("roles").forEach(role -> {
            if (role.at("/partner/pmnumber").isString()) {
                numbers.add(role.at("/partner/pmnumber").asString());
            }
        });
        ArrayNode partners = unit.putArray("partners");
        numbers.forEach(number -> partners.addObject()
                .put("name", "Muster")
                .put("firstname", "Mika")
                .put("email", "mika@example.de")
                .set("reference", JsonMapper.shared().createObjectNode().put("pmnumber", number)));
    }

    private static void name(JsonNode reference, @Nullable String number) {
        if (reference instanceof ObjectNode object && number != null && number.length() <= 64) {
            object.put("mscnumber", number);
        }
    }

    /** Most questions for a status are about a delivery that was accepted. */
    @Override
    public void settle(Request.Draft draft, Random random) {
        synchronized (deliveries) {
            if (draft.path.containsKey("dataDeliveryId") && !deliveries.isEmpty() && random.nextInt(10) > 0) {
                Sent sent = deliveries.stream()
                        .skip(random.nextInt(deliveries.size()))
                        .findFirst()
                        .orElseThrow();
                draft.user = random.nextInt(20) == 0 ? draft.user : sent.user();
                draft.path.put("mscnumber-billingunit", sent.billingUnit());
                draft.path.put("dataDeliveryId", sent.id());
            }
        }
    }

    @Override
    public void learn(int user, Answer answer) {
        var location = LOCATION.matcher(answer.header("Location"));
        if (answer.status() == 202 && location.matches()) {
            synchronized (deliveries) {
                deliveries.addLast(new Sent(
                        user, URLDecoder.decode(location.group(1), StandardCharsets.UTF_8), location.group(2)));
                if (deliveries.size() > 200) {
                    deliveries.removeFirst();
                }
            }
        }
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
