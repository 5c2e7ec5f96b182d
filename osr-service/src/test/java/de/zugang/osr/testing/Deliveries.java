package de.zugang.osr.testing;

import org.jspecify.annotations.Nullable;

/** Bodies for tests that care about when, not about what. */
public final class Deliveries {

    private Deliveries() {}

    /** A first S-COR of partner P from 2022 on. */
    public static String insert(String billingUnit, String residentialUnit) {
        return of(billingUnit, residentialUnit, change("INSERT", "S-COR", "2022-01-01", null, "P"), "P");
    }

    /** One change as a JSON object; without {@code to} it is open. */
    public static String change(String kind, String role, String from, @Nullable String to, String pmnumber) {
        return """
                {"change": "%s", "role": "%s", "from": "%s", "to": %s, "partner": {"pmnumber": "%s"}}""".formatted(kind, role, from, to == null ? "null" : '"' + to + '"', pmnumber);
    }

    /** The changes, and a partner of each number. */
    public static String of(String billingUnit, String residentialUnit, String changes, String... pmnumbers) {
        var partners = new StringBuilder();
        for (String pmnumber : pmnumbers) {
            partners.append(partners.isEmpty() ? "" : ",").append("""
                    {"reference": {"pmnumber": "%s"}, "name": "Muster", "firstname": "Max"}""".formatted(pmnumber));
        }
        return """
                {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "%s"},
                 "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [%s], "partners": [%s]}}}
                """.formatted(billingUnit, residentialUnit, changes, partners);
    }
}
