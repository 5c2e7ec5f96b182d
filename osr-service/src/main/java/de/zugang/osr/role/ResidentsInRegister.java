package de.zugang.osr.role;

import de.zugang.osr.erasure.PartnerNumber;
import de.zugang.osr.erasure.PersonalData;
import de.zugang.osr.erasure.Resident;
import de.zugang.osr.unit.UnitAddress;
import de.zugang.osr.unit.UnitKey;
import de.zugang.osr.unit.UnitLocks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Residents in the register: partners and their roles. Who receives individual bills leaves the period behind, with a
 * partner that says nothing, because these periods must cover the unit without gap; all other roles go.
 */
@Component
class ResidentsInRegister implements PersonalData {

    private static final String HITS = """
            select p.residential_unit_id, p.pmnumber, b.mscnumber as billing_unit, u.mscnumber as residential_unit
              from partner p
              join residential_unit u on u.id = p.residential_unit_id
              join billing_unit b on b.id = u.billing_unit_id
             where (:billingUnit::text is null or b.mscnumber = :billingUnit)
               and (:residentialUnit::text is null or u.mscnumber = :residentialUnit)
               and (lower(normalize(trim(p.name))) = lower(:name::text)
                       and (:firstname::text is null or lower(normalize(trim(p.firstname))) = lower(:firstname::text))
                    or exists (select from jsonb_to_recordset(:numbers::jsonb)
                                 as n("billingUnit" text, "residentialUnit" text, pmnumber text)
                                where n."billingUnit" = b.mscnumber and n."residentialUnit" = u.mscnumber
                                  and n.pmnumber = p.pmnumber))
             order by b.mscnumber, u.mscnumber, p.residential_unit_id, p.pmnumber
            """;

    private final JdbcClient jdbc;
    private final UnitLocks locks;
    private final JsonMapper json;

    ResidentsInRegister(JdbcClient jdbc, UnitLocks locks, JsonMapper json) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.json = json;
    }

    private record Hit(long unit, String pmnumber, UnitAddress address) {

        UnitKey key() {
            return UnitKey.of(address, unit);
        }
    }

    @Override
    public Set<String> tables() {
        return Set.of("partner", "on_site_role");
    }

    @Override
    public Set<PartnerNumber> numbersOf(Resident resident) {
        return hits(resident).stream()
                .map(hit -> new PartnerNumber(
                        hit.address().billingUnit(), hit.address().residentialUnit(), hit.pmnumber()))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Long> count(Resident resident) {
        List<Hit> hits = hits(resident);
        long roles = hits.stream()
                .mapToLong(hit -> jdbc.sql(
                                "select count(*) from on_site_role where residential_unit_id = ? and pmnumber = ?")
                        .params(hit.unit(), hit.pmnumber())
                        .query(Long.class)
                        .single())
                .sum();
        return Map.of("partner", (long) hits.size(), "on_site_role", roles);
    }

    @Override
    public Map<String, Long> erase(Resident resident) {
        hits(resident).stream().map(Hit::key).distinct().forEach(locks::turn);
        List<Hit> hits = hits(resident);
        long roles = hits.stream().mapToLong(this::erase).sum();
        return Map.of("partner", (long) hits.size(), "on_site_role", roles);
    }

    private long erase(Hit hit) {
        long roles = detachBillRecipient(hit);
        roles += jdbc.sql("delete from on_site_role where residential_unit_id = ? and pmnumber = ?")
                .params(hit.unit(), hit.pmnumber())
                .update();
        jdbc.sql("delete from partner where residential_unit_id = ? and pmnumber = ?")
                .params(hit.unit(), hit.pmnumber())
                .update();
        return roles;
    }

    private long detachBillRecipient(Hit hit) {
        List<Long> roles = jdbc
                .sql("""
                select id, code from on_site_role where residential_unit_id = ? and pmnumber = ? order by id
                """)
                .params(hit.unit(), hit.pmnumber())
                .query((row, _) -> new RoleCode(row.getString("code")).isBillRecipient() ? row.getLong("id") : 0L)
                .list()
                .stream()
                .filter(id -> id > 0)
                .toList();
        if (roles.isEmpty()) {
            return 0;
        }
        String nobody = "erased-" + roles.getFirst();
        jdbc.sql("""
                insert into partner (residential_unit_id, pmnumber, customer_number)
                select residential_unit_id, ?, customer_number from partner where residential_unit_id = ? and pmnumber = ?
                """).params(nobody, hit.unit(), hit.pmnumber()).update();
        return jdbc.sql("update on_site_role set pmnumber = ? where id = any (?)")
                .params(nobody, roles.toArray(Long[]::new))
                .update();
    }

    private List<Hit> hits(Resident resident) {
        return jdbc.sql(HITS)
                .param("billingUnit", resident.billingUnit())
                .param("residentialUnit", resident.residentialUnit())
                .param("name", resident.name())
                .param("firstname", resident.firstname())
                .param("numbers", json.writeValueAsString(resident.numbers()))
                .query((row, _) -> new Hit(
                        row.getLong("residential_unit_id"),
                        row.getString("pmnumber"),
                        new UnitAddress(row.getString("billing_unit"), row.getString("residential_unit"))))
                .list();
    }
}
