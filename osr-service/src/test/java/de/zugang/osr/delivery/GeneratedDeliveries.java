package de.zugang.osr.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries as chance has them, the same for the same seed: mostly sound, with a fault here and there. */
final class GeneratedDeliveries {

    private static final List<String> DAYS = List.of(
            "2020-01-01",
            "2020-12-31",
            "2021-01-01",
            "2021-06-30",
            "2021-07-01",
            "2022-01-01",
            "2022-12-31",
            "9999-12-31");
    private static final List<String> NUMBERS = List.of("P1", "P2", "P3");

    private final Random random;

    GeneratedDeliveries(long seed) {
        this.random = new Random(seed);
    }

    String next(String billingUnit, String residentialUnit) {
        var document = Map.of(
                "timestamp",
                "2022-05-16T10:17:17Z",
                "billingunit",
                Map.of(
                        "reference",
                        Map.of("mscnumber", rarely() ? "999999" : billingUnit),
                        "residentialunit",
                        Map.of(
                                "reference", Map.of("mscnumber", rarely() ? "0099" : residentialUnit),
                                "roles", some(3, this::role),
                                "partners", partners())));
        return JsonMapper.shared().writeValueAsString(document);
    }

    private Map<String, Object> role() {
        var role = new LinkedHashMap<String, Object>();
        put(
                role,
                "change",
                rarely() ? null : rarely() ? "MOVE" : pick(List.of("INSERT", "INSERT", "UPDATE", "DELETE")));
        put(role, "role", rarely() ? "X-YYY" : pick(List.of("S-COR", "S-COR", "S-COR", "S-BIR", "S-BVA")));
        put(role, "from", rarely() ? null : pick(DAYS.subList(0, 6)));
        put(role, "to", random.nextBoolean() ? null : pick(DAYS));
        put(role, "partner", rarely() ? null : Map.of("pmnumber", rarely() ? "P9" : pick(NUMBERS)));
        return role;
    }

    private List<Map<String, Object>> partners() {
        var partners = new ArrayList<Map<String, Object>>();
        for (String number : NUMBERS) {
            var partner = new LinkedHashMap<String, Object>();
            put(partner, "reference", rarely() ? null : Map.of("pmnumber", rarely() ? "P1" : number));
            put(partner, "name", rarely() ? null : "Muster");
            put(partner, "firstname", rarely() ? null : "Mika");
            put(partner, "email", rarely() ? "nobody" : null);
            put(partner, "phonenumbers", rarely() ? List.of(Map.of("number", "x")) : null);
            partners.add(partner);
        }
        return partners;
    }

    private List<Map<String, Object>> some(int most, java.util.function.Supplier<Map<String, Object>> one) {
        var list = new ArrayList<Map<String, Object>>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            list.add(one.get());
        }
        return list;
    }

    private boolean rarely() {
        return random.nextInt(25) == 0;
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
