package de.zugang.osr.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Units under every kind of MSC, of two customers, so that deliveries take every way there is. */
final class FuzzRegister {

    static final String CUSTOMER = "0000000042";
    static final String OTHER_CUSTOMER = "0000000043";

    private static final int UNITS = 30;
    private static final List<String> NUMBERS =
            List.of("610001", "610002", "610003", "610004", "610005", "610099", "099610001", "699999", "61000A");

    private FuzzRegister() {}

    static String billingUnit(Random random) {
        return NUMBERS.get(random.nextInt(3) > 0 ? random.nextInt(4) : random.nextInt(NUMBERS.size()));
    }

    static String residentialUnit(Random random) {
        int number = 1 + random.nextInt(UNITS);
        return switch (random.nextInt(20)) {
            case 0 -> "0777";
            case 1 -> "00001";
            case 2 -> String.valueOf(number);
            default -> "%04d".formatted(number);
        };
    }

    static String ndjson() {
        var lines = new ArrayList<String>();
        billingUnit(lines, "610001", CUSTOMER, "kalo", "[\"S-COR\"]", "null");
        billingUnit(lines, "610002", CUSTOMER, "kalo-unchecked", "[\"S-COR\"]", "null");
        billingUnit(lines, "610003", CUSTOMER, "bved", "[\"S-COR\",\"S-BIR\",\"S-BVA\"]", "null");
        billingUnit(lines, "610004", CUSTOMER, "bved", "[\"S-BIR\",\"S-BVA\"]", "\"2021-12-31\"");
        billingUnit(lines, "610005", CUSTOMER, "kalo", "[]", "null");
        billingUnit(lines, "610099", OTHER_CUSTOMER, "kalo", "[\"S-COR\"]", "null");
        return String.join("\n", lines) + "\n";
    }

    private static void billingUnit(
            List<String> lines, String number, String customer, String msc, String contracts, String closed) {
        lines.add("""
                {"type": "billingunit", "externalId": "%1$s", "customerNumber": "%2$s", "mscnumber": "%1$s", \
                "msc": "%3$s", "contracts": %4$s, "closedUntil": %5$s}""".formatted(number, customer, msc, contracts, closed));
        for (int unit = 1; unit <= UNITS; unit++) {
            lines.add("""
                    {"type": "residentialunit", "externalId": "%1$s-%2$04d", "billingUnit": "%1$s", \
                    "mscnumber": "%2$04d", "decommissioned": %3$s}""".formatted(number, unit, unit == UNITS));
        }
    }
}
