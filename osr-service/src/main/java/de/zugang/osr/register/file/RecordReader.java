package de.zugang.osr.register.file;

import de.zugang.osr.period.Period;
import de.zugang.osr.role.Address;
import de.zugang.osr.role.Commercial;
import de.zugang.osr.role.Partner;
import de.zugang.osr.role.PhoneNumber;
import de.zugang.osr.role.RoleCode;
import de.zugang.osr.unit.BillingUnitNumber;
import de.zugang.osr.unit.ResidentialUnitNumber;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes a record of what both formats have in common, an object with properties. */
final class RecordReader {

    /** All columns of a CSV file; the same names, with a dot for an object within, as in NDJSON. */
    static final List<String> COLUMNS = List.of(
            "type",
            "externalId",
            "customerNumber",
            "mscnumber",
            "pmnumber",
            "msc",
            "contracts",
            "closedUntil",
            "billingUnit",
            "decommissioned",
            "residentialUnit",
            "role",
            "from",
            "to",
            "partner.pmnumber",
            "partner.mscnumber",
            "partner.name",
            "partner.firstname",
            "partner.additionalname",
            "partner.commercial",
            "partner.email",
            "partner.taxnumber",
            "partner.phonenumbers",
            "partner.address.street",
            "partner.address.postalcode",
            "partner.address.city",
            "partner.address.country");

    private static final Set<String> OF_BILLING_UNIT =
            Set.of("type", "externalId", "customerNumber", "mscnumber", "pmnumber", "msc", "contracts", "closedUntil");
    private static final Set<String> OF_RESIDENTIAL_UNIT =
            Set.of("type", "externalId", "billingUnit", "mscnumber", "pmnumber", "decommissioned");
    private static final Set<String> OF_ROLE =
            Set.of("type", "externalId", "residentialUnit", "role", "from", "to", "partner");
    private static final Set<String> OF_PARTNER = Set.of(
            "pmnumber",
            "mscnumber",
            "name",
            "firstname",
            "additionalname",
            "commercial",
            "email",
            "taxnumber",
            "phonenumbers",
            "address");
    private static final Set<String> OF_PHONE_NUMBER = Set.of("number", "type");
    private static final Set<String> OF_ADDRESS = Set.of("street", "postalcode", "city", "country");

    private static final Pattern CUSTOMER_NUMBER = Pattern.compile("[0-9]{10}");
    private static final Pattern ROLE_CODE = Pattern.compile("[A-Z]-[A-Z]{3}");
    private static final String AN_ID = "the id of the source system";
    private static final String A_CODE = "a role code such as S-COR";

    private RecordReader() {}

    static RegisterLine read(JsonNode node) {
        if (!node.isObject()) {
            throw new Flawed(null, ValueKind.of(node), "an object");
        }
        JsonNode type = node.path("type");
        return switch (type.isString() ? type.asString() : "") {
            case "billingunit" -> billingUnit(Fields.of(node, "", OF_BILLING_UNIT));
            case "residentialunit" -> residentialUnit(Fields.of(node, "", OF_RESIDENTIAL_UNIT));
            case "role" -> role(Fields.of(node, "", OF_ROLE));
            default ->
                throw new Flawed(
                        "type",
                        type.isMissingNode() ? "nothing" : ValueKind.of(type),
                        "billingunit, residentialunit or role");
        };
    }

    private static RegisterLine billingUnit(Fields fields) {
        return new RegisterLine.OfBillingUnit(
                fields.required("externalId", AN_ID),
                fields.required(
                        "customerNumber",
                        "ten digits, leading zeros included",
                        text -> CUSTOMER_NUMBER.matcher(text).matches() ? text : null),
                fields.required(
                        "mscnumber",
                        "6 digits, or 099 and 6 digits",
                        text -> BillingUnitNumber.parse(text).orElse(null)),
                fields.text("pmnumber"),
                fields.required("msc", "the name of an MSC"),
                new TreeSet<>(fields.list("contracts", RecordReader::contract)),
                fields.day("closedUntil"));
    }

    private static String contract(JsonNode code) {
        if (!code.isString() || !ROLE_CODE.matcher(code.asString()).matches()) {
            throw new Flawed("contracts", ValueKind.of(code), A_CODE);
        }
        return code.asString();
    }

    private static RegisterLine residentialUnit(Fields fields) {
        return new RegisterLine.OfResidentialUnit(
                fields.required("externalId", AN_ID),
                fields.required("billingUnit", "the externalId of a billing unit"),
                fields.required(
                        "mscnumber",
                        "1 to 4 digits",
                        text -> ResidentialUnitNumber.parse(text).orElse(null)),
                fields.text("pmnumber"),
                fields.flag("decommissioned"));
    }

    private static RegisterLine role(Fields fields) {
        Fields partner = fields.within("partner", OF_PARTNER);
        if (partner == null) {
            throw new Flawed(Flaw.missing("partner.pmnumber", "the property manager's number of the partner"));
        }
        return new RegisterLine.OfRole(
                fields.required("externalId", AN_ID),
                fields.required("residentialUnit", "the externalId of a residential unit"),
                fields.required("role", A_CODE, text -> ROLE_CODE.matcher(text).matches() ? new RoleCode(text) : null),
                new Period(fields.day("from"), fields.day("to")),
                partner(partner));
    }

    private static Partner partner(Fields fields) {
        Fields address = fields.within("address", OF_ADDRESS);
        return new Partner(
                fields.required("pmnumber", "the property manager's number of the partner"),
                fields.text("mscnumber"),
                fields.text("name"),
                fields.text("firstname"),
                fields.text("additionalname"),
                fields.oneOf("commercial", Commercial.class),
                fields.text("email"),
                fields.text("taxnumber"),
                fields.list("phonenumbers", RecordReader::phoneNumber),
                address == null
                        ? null
                        : new Address(
                                address.text("street"),
                                address.text("postalcode"),
                                address.text("city"),
                                address.text("country")));
    }

    private static PhoneNumber phoneNumber(JsonNode entry) {
        Fields fields =
                Fields.of(Fields.expectObject(entry, "partner.phonenumbers"), "partner.phonenumbers.", OF_PHONE_NUMBER);
        return new PhoneNumber(fields.text("number"), fields.oneOf("type", PhoneNumber.Kind.class));
    }
}
