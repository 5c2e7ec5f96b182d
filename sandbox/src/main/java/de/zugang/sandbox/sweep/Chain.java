package de.zugang.sandbox.sweep;

import java.time.LocalDate;

/**
 * The deliveries of one residential unit. Each deletes the role that the one before it made and inserts its own: one that is
 * lost, done twice or done out of order makes a later one fail.
 *
 * @param unit four digits
 */
record Chain(String unit) {

    static final String BILLING_UNIT = "900001";
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

    String path() {
        return "/arge/on-site-roles/v1/billingunits/" + BILLING_UNIT + "/residentialunits/" + unit + "/on-site-roles";
    }

    /** The begin of the role that a step leaves. */
    static LocalDate begin(int step) {
        return FIRST_DAY.plusDays(step);
    }

    String body(int step) {
        String insert = role("INSERT", begin(step));
        String roles = step == 0 ? insert : role("DELETE", begin(step - 1)) + "," + insert;
        return """
            {"timestamp": "2026-11-22T10:00:00Z", "billingunit": {"reference": {"mscnumber": "%s"},
             "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [%s],
              "partners": [{"reference": {"pmnumber": "77"}, "name": "Probe", "firstname": "Paula",
                            "commercial": "NON_COMMERCIAL"}]}}}
            """.formatted(BILLING_UNIT, unit, roles);
    }

    private static String role(String change, LocalDate from) {
        return """
            {"change": "%s", "role": "S-COR", "from": "%s", "partner": {"pmnumber": "77"}}\
            """.formatted(change, from);
    }
}
