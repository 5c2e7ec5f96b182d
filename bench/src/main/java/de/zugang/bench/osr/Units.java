package de.zugang.bench.osr;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The residential units of a run: a hundred in each billing unit, billing units spread over ten customers. Unit n is
 * number n mod 100 of billing unit 100000 + n/100; the scripts for wrk count the same way.
 */
record Units(int count) {

    static final String TECHNICAL_USER = "tu-bench";

    private static final int CUSTOMERS = 10;
    private static final int PER_BILLING_UNIT = 100;
    private static final long FIRST_CUSTOMER = 1_000_000_000L;
    private static final int FIRST_BILLING_UNIT = 100_000;

    /** All of them, so that the passport opens every unit. */
    static List<String> customerNumbers() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> String.valueOf(FIRST_CUSTOMER + i))
                .toList();
    }

    int billingUnits() {
        return count / PER_BILLING_UNIT;
    }

    /** Statements that fill an empty register, with a role and its partner in every unit; those of a list at the same time. */
    List<List<String>> load() {
        return List.of(
                List.of("""
                insert into billing_unit (external_id, customer_number, mscnumber, pmnumber, msc, contracts)
                select 'B-' || %1$d + i, (%2$d + i %% %3$d)::text, (%1$d + i)::text, 'B-' || %1$d + i, 'kalo', '{S-COR}'
                  from generate_series(0, %4$d - 1) i order by i
                """.formatted(FIRST_BILLING_UNIT, FIRST_CUSTOMER, CUSTOMERS, billingUnits())),
                List.of("""
                insert into residential_unit (external_id, billing_unit_id, customer_number, mscnumber, pmnumber)
                select b.external_id || '/' || lpad(u::text, 4, '0'), b.id, b.customer_number, lpad(u::text, 4, '0'), 'R-' || u
                  from billing_unit b, generate_series(0, %d - 1) u order by b.id, u
                """.formatted(PER_BILLING_UNIT)),
                List.of("""
                insert into partner (residential_unit_id, pmnumber, customer_number, name, firstname, commercial, address)
                select id, 'P-' || id, customer_number, 'Muster', 'Erika', 'NON_COMMERCIAL',
                       '{"city": "Musterstadt", "street": "Hauptstrasse 1", "country": "DE", "postalcode": "12345"}'
                  from residential_unit order by id
                """, """
                insert into on_site_role (residential_unit_id, customer_number, code, valid_from, pmnumber)
                select id, customer_number, 'S-COR', '2026-01-01', 'P-' || id from residential_unit order by id
                """),
                List.of(
                        "vacuum analyze billing_unit",
                        "vacuum analyze residential_unit",
                        "vacuum analyze partner",
                        "vacuum analyze on_site_role"));
    }

    /** The same units, without roles, as a register file. */
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < billingUnits(); i++) {
                int number = FIRST_BILLING_UNIT + i;
                out.write("""
                        {"type":"billingunit","externalId":"B-%d","customerNumber":"%d","mscnumber":"%d","pmnumber":"B-%d","msc":"kalo","contracts":["S-COR"]}
                        """.formatted(number, FIRST_CUSTOMER + i % CUSTOMERS, number, number));
                for (int unit = 0; unit < PER_BILLING_UNIT; unit++) {
                    out.write("""
                            {"type":"residentialunit","externalId":"B-%d/%04d","billingUnit":"B-%d","mscnumber":"%04d","pmnumber":"R-%d"}
                            """.formatted(number, unit, number, unit, unit));
                }
            }
        }
    }
}
