package de.zugang.osr.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A resident who exists nowhere else, so that every trace of them can be found. */
public record Canary(String pmnumber, String name, String firstname, String word, String phone) {

    /** The one that must not be found. */
    public static final Canary BIRD =
            new Canary("CANARY-77", "Kanarienvogel", "Zwitscher", "Kanarien", "0151-55577001");

    /** The one that must still be there. */
    public static final Canary CONTROL = new Canary("CONTROL-5", "Kontrollmann", "Konrad", "Kontroll", "0151-55566002");

    /** Everything that gives the resident away, in lower case. */
    public List<String> traces() {
        return List.of(
                pmnumber.toLowerCase(Locale.ROOT),
                word.toLowerCase(Locale.ROOT),
                firstname.toLowerCase(Locale.ROOT),
                phone.substring(5));
    }

    public Map<String, Object> partner() {
        return Map.of(
                "reference",
                Map.of("pmnumber", pmnumber),
                "name",
                name,
                "firstname",
                firstname,
                "additionalname",
                "c/o " + name,
                "commercial",
                "NON_COMMERCIAL",
                "email",
                firstname + "@" + word + ".example",
                "taxnumber",
                "TAX-" + word,
                "phonenumbers",
                List.of(Map.of("number", phone, "type", "MOBILE")),
                "address",
                Map.of("street", word + "weg 7", "postalcode", "12345", "city", word + "stadt", "country", "DE"));
    }

    /** A delivery of one role, to the unit named in the body. */
    public String delivery(String billingUnit, String residentialUnit, String change, String role, String from) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "timestamp",
                        "2022-05-16T10:17:17Z",
                        "billingunit",
                        Map.of(
                                "reference",
                                Map.of("mscnumber", billingUnit),
                                "residentialunit",
                                Map.of(
                                        "reference",
                                        Map.of("mscnumber", residentialUnit),
                                        "roles",
                                        List.of(Map.of(
                                                "change",
                                                change,
                                                "role",
                                                role,
                                                "from",
                                                from,
                                                "partner",
                                                Map.of("pmnumber", pmnumber))),
                                        "partners",
                                        List.of(partner())))));
    }

    /** A line of a register file. */
    public String line(String externalId, String residentialUnit, String role, String from, String to) {
        var partner = new java.util.TreeMap<>(partner());
        partner.remove("reference");
        partner.put("pmnumber", pmnumber);
        return JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "type",
                                "role",
                                "externalId",
                                externalId,
                                "residentialUnit",
                                residentialUnit,
                                "role",
                                role,
                                "from",
                                from,
                                "to",
                                to,
                                "partner",
                                partner))
                + "\n";
    }
}
