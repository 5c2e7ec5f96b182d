package de.zugang.osr.role;

import de.zugang.osr.unit.ResidentialUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Partners in the database: one row per unit and pmnumber, as long as a role refers to it. */
@Component
class PartnerStore {

    private static final TypeReference<List<PhoneNumber>> PHONE_NUMBERS = new TypeReference<>() {};

    private static final String STORED = """
            insert into partner (residential_unit_id, customer_number, pmnumber, mscnumber, name, firstname, additionalname,
                                 commercial, email, taxnumber, phonenumbers, address)
            select unit, customer_number, pmnumber, mscnumber, name, firstname, additionalname, commercial, email,
                   taxnumber, phonenumbers, address
              from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::jsonb[], ?::jsonb[])
                   as line (unit, customer_number, pmnumber, mscnumber, name, firstname, additionalname, commercial, email,
                            taxnumber, phonenumbers, address)
            on conflict (residential_unit_id, pmnumber)
            """;
    private static final String RENEWED = """
            do update set mscnumber = coalesce(excluded.mscnumber, partner.mscnumber), name = excluded.name,
               firstname = excluded.firstname, additionalname = excluded.additionalname, commercial = excluded.commercial,
               email = excluded.email, taxnumber = excluded.taxnumber, phonenumbers = excluded.phonenumbers,
               address = excluded.address
            """;
    private static final String LEFT_ALONE = "do nothing";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PartnerStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A partner of a unit. */
    record Home(ResidentialUnit unit, Partner partner) {}

    /** Stores partners, none of them twice; one that the unit has already gets the new data. */
    void renew(Collection<Home> homes) {
        store(homes, RENEWED);
    }

    /** Stores partners that their units do not have yet, and leaves the others alone, unlocked even. */
    void add(Collection<Home> homes) {
        store(homes, LEFT_ALONE);
    }

    private void store(Collection<Home> homes, String present) {
        jdbc.sql(STORED + present)
                .param(Columns.of(homes, home -> home.unit().id()))
                .param(Columns.of(homes, home -> home.unit().customerNumber()))
                .param(column(homes, Partner::pmnumber))
                .param(column(homes, Partner::mscnumber))
                .param(column(homes, Partner::name))
                .param(column(homes, Partner::firstname))
                .param(column(homes, Partner::additionalname))
                .param(column(homes, Partner::commercial))
                .param(column(homes, Partner::email))
                .param(column(homes, Partner::taxnumber))
                .param(column(homes, partner -> json.writeValueAsString(partner.phonenumbers())))
                .param(column(
                        homes,
                        partner -> partner.address() == null ? null : json.writeValueAsString(partner.address())))
                .update();
    }

    private static @Nullable String[] column(Collection<Home> homes, Function<Partner, @Nullable Object> value) {
        return Columns.of(homes, home -> value.apply(home.partner()));
    }

    /** Nobody's data stays without a reason. */
    void forgetWithoutRole(Collection<Home> homes) {
        jdbc.sql("""
                delete from partner p using unnest(?::bigint[], ?::text[]) as home (unit, pmnumber)
                 where p.residential_unit_id = home.unit and p.pmnumber = home.pmnumber
                   and not exists (select from on_site_role r
                                    where r.residential_unit_id = p.residential_unit_id and r.pmnumber = p.pmnumber)
                """)
                .param(Columns.of(homes, home -> home.unit().id()))
                .param(column(homes, Partner::pmnumber))
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
