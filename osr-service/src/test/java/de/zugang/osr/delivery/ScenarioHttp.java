package de.zugang.osr.delivery;

import de.zugang.osr.period.Period;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.rule.Scenario;
import de.zugang.osr.rule.SentPartner;
import de.zugang.osr.rule.SentReference;
import de.zugang.osr.rule.SentRole;
import de.zugang.osr.testing.Client;
import de.zugang.osr.unit.UnitAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rule's example as people would meet it: a register file and a request.
 *
 * @param billingUnit stands for the example's 654321, so that examples do not meet each other
 */
record ScenarioHttp(Scenario scenario, String billingUnit, String customer, String msc) {

    private static final JsonMapper JSON = JsonMapper.shared();

    String register() {
        var lines = new ArrayList<String>();
        lines.add(line(
                "type", "billingunit",
                "externalId", billingUnit,
                "customerNumber", customer,
                "mscnumber", billingUnit,
                "msc", msc,
                "contracts", scenario.contracts,
                "closedUntil", scenario.closedUntil == null ? null : scenario.closedUntil.toString()));
        lines.add(residentialUnit("a", scenario.unitIs.equals("decommissioned")));
        if (scenario.unitIs.equals("twice")) {
            lines.add(residentialUnit("b", false));
        }
        for (StoredRole role : scenario.stored) {
            lines.add(line(
                    "type", "role",
                    "externalId", billingUnit + "-role" + lines.size(),
                    "residentialUnit", billingUnit + "-a",
                    "role", role.code().text(),
                    "from", text(role.period().from()),
                    "to", text(role.period().to()),
                    "partner", Map.of("pmnumber", role.pmnumber(), "name", "Muster", "firstname", "Mika")));
        }
        return String.join("\n", lines) + "\n";
    }

    private String residentialUnit(String suffix, boolean decommissioned) {
        return line(
                "type",
                "residentialunit",
                "externalId",
                billingUnit + "-" + suffix,
                "billingUnit",
                billingUnit,
                "mscnumber",
                "0001",
                "decommissioned",
                decommissioned);
    }

    String path() {
        return Client.rolesPath(ours(scenario.path).billingUnit(), scenario.path.residentialUnit());
    }

    String pathBillingUnit() {
        return ours(scenario.path).billingUnit();
    }

    String body() {
        UnitAddress body = ours(scenario.body);
        return line(
                "timestamp",
                "2022-05-16T10:17:17Z",
                "billingunit",
                map(
                        "reference",
                        map("mscnumber", body.billingUnit()),
                        "residentialunit",
                        map(
                                "reference",
                                map("mscnumber", body.residentialUnit()),
                                "roles",
                                scenario.content().roles().stream()
                                        .map(ScenarioHttp::role)
                                        .toList(),
                                "partners",
                                scenario.content().partners().stream()
                                        .map(ScenarioHttp::partner)
                                        .toList())));
    }

    private UnitAddress ours(UnitAddress address) {
        return new UnitAddress(
                address.billingUnit().replace("654321", billingUnit).replace("700000", "7" + billingUnit.substring(1)),
                address.residentialUnit());
    }

    private static Map<String, Object> role(SentRole role) {
        Period period = role.period();
        return map(
                "change", role.change(),
                "role", role.role(),
                "from", text(period.from()),
                "to", text(period.to()),
                "partner", reference(role.partner()));
    }

    private static Map<String, Object> partner(SentPartner partner) {
        return map(
                "reference",
                reference(partner.reference()),
                "name",
                partner.name(),
                "firstname",
                partner.firstname(),
                "commercial",
                partner.commercial() == null ? null : partner.commercial().name(),
                "email",
                partner.email(),
                "phonenumbers",
                partner.phonenumbers().stream()
                        .map(phone -> map("number", phone.number()))
                        .toList());
    }

    private static @Nullable Map<String, Object> reference(@Nullable SentReference reference) {
        if (reference == null) {
            return null;
        }
        String pmnumber = reference.pmnumber();
        return map("pmnumber", pmnumber, "mscnumber", pmnumber == null ? "M" : "M-" + pmnumber);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String line(@Nullable Object... namesAndValues) {
        return JSON.writeValueAsString(map(namesAndValues));
    }

    private static Map<String, Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !value.equals(List.of())) {
                map.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return map;
    }
}
