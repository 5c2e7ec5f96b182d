package de.zugang.osr.fuzz;

import de.zugang.osr.testing.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stored data must be after any deliveries whatever, as queries for what must not be there. */
final class Invariants {

    private static final String SAME_UNIT_OVERLAP = """
            on_site_role a join on_site_role b on a.residential_unit_id = b.residential_unit_id and a.id < b.id
              and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')
            """;
    private static final String UNIT = """
            join residential_unit u on u.id = residential_unit_id join billing_unit e on e.id = u.billing_unit_id
            """;

    private static final Map<String, String> FORBIDDEN = new LinkedHashMap<>();

    static {
        FORBIDDEN.put("two roles of one code overlap", SAME_UNIT_OVERLAP + " where a.code = b.code");
        FORBIDDEN.put(
                "two recipients of the individual bill overlap",
                SAME_UNIT_OVERLAP + " where a.code in ('S-BIR', 'S-BVA') and b.code in ('S-BIR', 'S-BVA')");
        FORBIDDEN.put("days without a recipient of the individual bill", """
                (select residential_unit_id, valid_from,
                        lag(valid_to) over (partition by residential_unit_id order by valid_from) as before
                   from on_site_role where code in ('S-BIR', 'S-BVA')) r where before + 1 < valid_from
                """);
        FORBIDDEN.put("a role without begin, or that ends on its first day", """
                on_site_role where valid_from is null or valid_to <= valid_from
                """);
        FORBIDDEN.put("a role that its MSC does not support", "on_site_role r " + UNIT + """
                 where (e.msc like 'kalo%' and r.code <> 'S-COR') or r.code not in ('S-COR', 'S-BIR', 'S-BVA')
                """);
        FORBIDDEN.put("a role without contract", "on_site_role r " + UNIT + " where not r.code = any (e.contracts)");
        FORBIDDEN.put("a role in a closed period", "on_site_role r " + UNIT + """
                 where r.code <> 'S-COR' and r.valid_from <= e.closed_until
                """);
        FORBIDDEN.put("contact data that kalo does not keep", "partner p " + UNIT + """
                 where e.msc like 'kalo%' and (email is not null or taxnumber is not null or phonenumbers <> '[]')
                """);
        FORBIDDEN.put("a partner without a role", """
                partner p where not exists (select from on_site_role r
                  where r.residential_unit_id = p.residential_unit_id and r.pmnumber = p.pmnumber)
                """);
        FORBIDDEN.put("data in a unit that is decommissioned", "on_site_role r " + UNIT + " where u.decommissioned");
        FORBIDDEN.put("data of one customer under another", "on_site_role r " + UNIT + """
                 where r.customer_number <> e.customer_number
                """);
        FORBIDDEN.put("a delivery that has not ended", "delivery where status not in ('SUCCESS', 'FAIL')");
        FORBIDDEN.put("a failure without message, or a success with one", """
                delivery where (status = 'FAIL') <> (message_total > 0)
                """);
        FORBIDDEN.put("a job without deliveries", "scheduled_tasks where task_name = 'unit'");
    }

    private final TestDatabase database;

    Invariants(TestDatabase database) {
        this.database = database;
    }

    List<String> broken() {
        var broken = new ArrayList<String>();
        FORBIDDEN.forEach((what, from) -> {
            String count = database.value("select count(*) from " + from);
            if (!count.equals("0")) {
                broken.add(count + " × " + what);
            }
        });
        return broken;
    }
}
