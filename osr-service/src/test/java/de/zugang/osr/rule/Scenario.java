package de.zugang.osr.rule;

import de.zugang.osr.period.Period;
import de.zugang.osr.role.Commercial;
import de.zugang.osr.role.PhoneNumber;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.RoleCode;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import de.zugang.osr.unit.BillingUnit;
import de.zugang.osr.unit.BillingUnitNumber;
import de.zugang.osr.unit.Located;
import de.zugang.osr.unit.Msc;
import de.zugang.osr.unit.Profile;
import de.zugang.osr.unit.ResidentialUnit;
import de.zugang.osr.unit.ResidentialUnitNumber;
import de.zugang.osr.unit.UnitAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one-line examples of {@link MessageRule}, read. Facts that are not given are ordinary. */
public final class Scenario {

    private static final String UNIT = "654321/0001";

    public UnitAddress path = address(UNIT);
    public UnitAddress body = address(UNIT);
    public Set<String> contracts = Set.of("S-COR", "S-BIR", "S-BVA");
    public @Nullable LocalDate closedUntil;
    public String unitIs = "";
    public boolean storingFails;
    public final List<StoredRole> stored = new ArrayList<>();
    public final List<SentRole> sent = new ArrayList<>();
    private final List<SentPartner> special = new ArrayList<>();
    private final Set<String> absent = new HashSet<>();

    public static Scenario read(String line) {
        var scenario = new Scenario();
        for (String fact : line.split(";", -1)) {
            scenario.add(fact.strip());
        }
        return scenario;
    }

    private void add(String fact) {
        String[] words = fact.split(" ", -1);
        switch (words[0]) {
            case "path" -> path = address(words[1]);
            case "body" -> body = address(words[1]);
            case "unit" -> unitIs = words[2];
            case "contracts" -> contracts = words[1].equals("none") ? Set.of() : Set.of(words[1].split(","));
            case "closed" -> closedUntil = LocalDate.parse(words[2]);
            case "storing" -> storingFails = true;
            case "stored" ->
                stored.add(new StoredRole(
                        new RoleCode(words[1]),
                        period(words[2]),
                        ordinary(words[3]).as(words[3])));
            case "sent" ->
                sent.add(new SentRole(
                        words[1],
                        words[2],
                        period(words[3]),
                        words.length > 4 ? new SentReference(words[4], null) : null));
            case "partner" -> addPartner(words);
            default -> throw new IllegalArgumentException(fact);
        }
    }

    private void addPartner(String[] words) {
        if (words[2].equals("absent")) {
            absent.add(words[1]);
            return;
        }
        Map<String, String> given = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            given.put(pair[0], pair[1]);
        }
        special.add(new SentPartner(
                words[1].equals("-") ? null : new SentReference(words[1], null),
                given.getOrDefault("name", "Musterfrau"),
                given.getOrDefault("firstname", "Meike"),
                null,
                Commercial.valueOf(given.getOrDefault("commercial", "NON_COMMERCIAL")),
                given.get("email"),
                null,
                given.containsKey("phone")
                        ? List.of(new PhoneNumber(given.get("phone"), PhoneNumber.Kind.MOBILE))
                        : List.of(),
                null));
    }

    private static SentPartner ordinary(String pmnumber) {
        return new SentPartner(
                new SentReference(pmnumber, null),
                "Muster",
                "Mika",
                null,
                Commercial.NON_COMMERCIAL,
                null,
                null,
                List.of(),
                null);
    }

    /** What is sent: the given partners, and an ordinary one for everybody else that a role refers to. */
    public Content content() {
        var partners = new ArrayList<SentPartner>();
        Map<String, SentPartner> others = new LinkedHashMap<>();
        for (SentRole role : sent) {
            if (role.pmnumber() != null) {
                others.put(role.pmnumber(), ordinary(role.pmnumber()));
            }
        }
        special.forEach(partner -> others.remove(partner.pmnumber()));
        absent.forEach(others::remove);
        partners.addAll(others.values());
        partners.addAll(special);
        return new Content(sent, partners);
    }

    public List<RoleChange> changes() {
        return content().changes();
    }

    public UnitRoles roles() {
        return new UnitRoles(stored);
    }

    public Located located(Profile profile, boolean screened) {
        var msc = new Msc("test", profile, screened);
        boolean known = BillingUnitNumber.canonical(path.billingUnit()).equals("654321");
        BillingUnit billingUnit =
                known ? new BillingUnit(1, "0000123456", "654321", "123456", "test", contracts, closedUntil) : null;
        var units = new ArrayList<ResidentialUnit>();
        if (known && ResidentialUnitNumber.canonical(path.residentialUnit()).equals("0001")) {
            units.add(new ResidentialUnit(1, 1, "0000123456", "0001", "1", unitIs.equals("decommissioned")));
            if (unitIs.equals("twice")) {
                units.add(new ResidentialUnit(2, 1, "0000123456", "0001", "1", false));
            }
        }
        return new Located(billingUnit, units, msc);
    }

    private static UnitAddress address(String numbers) {
        String[] parts = numbers.split("/", 2);
        return new UnitAddress(parts[0], parts[1]);
    }

    private static Period period(String text) {
        String[] ends = text.split("\\.\\.", -1);
        return new Period(
                ends[0].isEmpty() ? null : LocalDate.parse(ends[0]),
                ends[1].isEmpty() ? null : LocalDate.parse(ends[1]));
    }
}
