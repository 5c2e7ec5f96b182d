package de.zugang.osr.role;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores many roles at once as they are, without asking any rule: for what an import brings in. */
@Component
public class RolesBroughtIn {

    private final JdbcClient jdbc;
    private final PartnerStore partners;

    RolesBroughtIn(JdbcClient jdbc, PartnerStore partners) {
        this.jdbc = jdbc;
        this.partners = partners;
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
        if (dryRun) {
            partners.add(lastOfEach(roles));
        } else {
            partners.renew(lastOfEach(roles));
        }
        jdbc.sql("""
                insert into on_site_role (residential_unit_id, customer_number, code, valid_from, valid_to, pmnumber)
                select unit::bigint, customer_number, code, valid_from::date, valid_to::date, pmnumber
                  from unnest(?, ?, ?, ?, ?, ?) with ordinality
                       as line (unit, customer_number, code, valid_from, valid_to, pmnumber, place)
                 order by place
                """)
                .param(Columns.of(roles, role -> role.unit().id()))
                .param(Columns.of(roles, role -> role.unit().customerNumber()))
                .param(Columns.of(roles, role -> role.role().code()))
                .param(Columns.of(roles, role -> role.role().period().from()))
                .param(Columns.of(roles, role -> role.role().period().to()))
                .param(Columns.of(roles, role -> role.role().pmnumber()))
                .update();
    }

    private record Key(long unit, String pmnumber) {}

    /** Of each partner what was said last. */
    private static Collection<PartnerStore.Home> lastOfEach(List<BroughtIn> roles) {
        var last = new LinkedHashMap<Key, PartnerStore.Home>();
        for (BroughtIn role : roles) {
            last.merge(
                    new Key(role.unit().id(), role.role().pmnumber()),
                    new PartnerStore.Home(role.unit(), role.role().partner()),
                    (before, now) ->
                            new PartnerStore.Home(now.unit(), now.partner().keepingNumberOf(before.partner())));
        }
        return last.values();
    }
}
