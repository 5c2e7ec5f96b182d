package de.zugang.osr.role;

import de.zugang.osr.unit.ResidentialUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Partners in the database: one row per unit and pmnumber, as long as a role refers to it. */
@Component
class PartnerStore {

    private static final TypeReference<List<PhoneNumber>> PHONE_NUMBERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PartnerStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Nobody's data stays without a reason. */
    void forgetWithoutRole(ResidentialUnit unit, String pmnumber) {
        jdbc.sql("""
                delete from partner p
                 where p.residential_unit_id = ? and p.pmnumber = ?
                   and not exists (select from on_site_role r
                                    where r.residential_unit_id = p.residential_unit_id and r.pmnumber = p.pmnumber)
                """).params(unit.id(), pmnumber).update();
    }

    void renew(ResidentialUnit unit, Partner partner) {
        jdbc.sql("""
                insert into partner (residential_unit_id, customer_number, pmnumber, mscnumber, name, firstname,
                                     additionalname, commercial, email, taxnumber, phonenumbers, address)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict (residential_unit_id, pmnumber) do update
                   set mscnumber = coalesce(excluded.mscnumber, partner.mscnumber), name = excluded.name,
                       firstname = excluded.firstname, additionalname = excluded.additionalname,
                       commercial = excluded.commercial, email = excluded.email, taxnumber = excluded.taxnumber,
                       phonenumbers = excluded.phonenumbers, address = excluded.address
                """)
                .param(unit.id())
                .param(unit.customerNumber())
                .param(partner.pmnumber())
                .param(partner.mscnumber())
                .param(partner.name())
                .param(partner.firstname())
                .param(partner.additionalname())
                .param(
                        partner.commercial() == null
                                ? null
                                : partner.commercial().name())
                .param(partner.email())
                .param(partner.taxnumber())
                .param(json.writeValueAsString(partner.phonenumbers()))
                .param(partner.address() == null ? null : json.writeValueAsString(partner.address()))
                .update();
    }

    Partner read(ResultSet row) throws SQLException {
        String commercial = row.getString("commercial");
        String address = row.getString("address");
        return new Partner(
                row.getString("pmnumber"),
                row.getString("mscnumber"),
                row.getString("name"),
                row.getString("firstname"),
                row.getString("additionalname"),
                commercial == null ? null : Commercial.valueOf(commercial),
                row.getString("email"),
                row.getString("taxnumber"),
                json.readValue(row.getString("phonenumbers"), PHONE_NUMBERS),
                address == null ? null : json.readValue(address, Address.class));
    }
}
