package de.zugang.osr.role;

import de.zugang.osr.unit.ResidentialUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores many roles at once as they are, without asking any rule: for what an import brings in. */
@Component
public class RolesBroughtIn {

    private static final String PARTNERS = """
            insert into partner (residential_unit_id, customer_number, pmnumber, mscnumber, name, firstname, additionalname,
                                 commercial, email, taxnumber, phonenumbers, address)
            select unit::bigint, customer_number, pmnumber, mscnumber, name, firstname, additionalname, commercial, email,
                   taxnumber, phonenumbers::jsonb, address::jsonb
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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

    RolesBroughtIn(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Stores roles in this order. A partner that the unit has already is renewed, as by a delivery.
     *
     * @param dryRun whether all will be taken back: then no partner is locked that somebody else may want to renew
     */
    public void store(List<BroughtIn> roles, boolean dryRun) {
        if (roles.isEmpty()) {
            return;
        }
        storePartners(lastOfEach(roles), dryRun ? LEFT_ALONE : RENEWED);
        jdbc.sql("""
                insert into on_site_role (residential_unit_id, customer_number, code, valid_from, valid_to, pmnumber)
                select unit::bigint, customer_number, code, valid_from::date, valid_to::date, pmnumber
                  from unnest(?, ?, ?, ?, ?, ?) with ordinality
                       as line (unit, customer_number, code, valid_from, valid_to, pmnumber, place)
                 order by place
                """)
                .param(column(roles, role -> role.unit().id()))
                .param(column(roles, role -> role.unit().customerNumber()))
                .param(column(roles, role -> role.role().code()))
                .param(column(roles, role -> role.role().period().from()))
                .param(column(roles, role -> role.role().period().to()))
                .param(column(roles, role -> role.role().pmnumber()))
                .update();
    }

    private record Key(long unit, String pmnumber) {}

    /** A partner of a unit. */
    private record Home(ResidentialUnit unit, Partner partner) {}

    /** Of each partner what was said last. */
    private static Collection<Home> lastOfEach(List<BroughtIn> roles) {
        var last = new LinkedHashMap<Key, Home>();
        for (BroughtIn role : roles) {
            last.merge(
                    new Key(role.unit().id(), role.role().pmnumber()),
                    new Home(role.unit(), role.role().partner()),
                    (before, now) -> new Home(now.unit(), now.partner().keepingNumberOf(before.partner())));
        }
        return last.values();
    }

    private void storePartners(Collection<Home> homes, String present) {
        var columns = new ArrayList<Object>();
        columns.add(column(homes, home -> home.unit().id()));
        columns.add(column(homes, home -> home.unit().customerNumber()));
        columns.add(partners(homes, Partner::pmnumber));
        columns.add(partners(homes, Partner::mscnumber));
        columns.add(partners(homes, Partner::name));
        columns.add(partners(homes, Partner::firstname));
        columns.add(partners(homes, Partner::additionalname));
        columns.add(partners(homes, Partner::commercial));
        columns.add(partners(homes, Partner::email));
        columns.add(partners(homes, Partner::taxnumber));
        columns.add(partners(homes, partner -> json.writeValueAsString(partner.phonenumbers())));
        columns.add(partners(
                homes, partner -> partner.address() == null ? null : json.writeValueAsString(partner.address())));
        jdbc.sql(PARTNERS + present).params(columns).update();
    }

    private static @Nullable String[] partners(Collection<Home> homes, Function<Partner, @Nullable Object> column) {
        return column(homes, home -> column.apply(home.partner()));
    }

    private static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable Object> column) {
        return rows.stream()
                .map(row -> {
                    Object value = column.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
