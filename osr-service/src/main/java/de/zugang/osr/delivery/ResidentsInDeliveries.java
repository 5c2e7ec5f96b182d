package de.zugang.osr.delivery;

import de.zugang.osr.erasure.PartnerNumber;
import de.zugang.osr.erasure.PersonalData;
import de.zugang.osr.erasure.Resident;
import de.zugang.osr.unit.UnitKey;
import de.zugang.osr.unit.UnitLocks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Residents in what was sent. A delivery that names the resident in any of its fields loses its content and the messages
 * with the resident's number; its status stays. One that still waits ends as FAIL when its turn comes, because nothing of
 * it may be done. The idempotency keys of these deliveries go too: their fingerprints are made of the content.
 */
@Component
class ResidentsInDeliveries implements PersonalData {

    private static final String HITS = """
            with hit as (
                select id, content, billing_unit_number, residential_unit_number from delivery
                 where (content is not null or messages is not null)
                   and contains_resident(billing_unit_number, residential_unit_number, content, messages, :resident::jsonb))
            """;

    private final JdbcClient jdbc;
    private final UnitLocks locks;
    private final JsonMapper json;

    ResidentsInDeliveries(JdbcClient jdbc, UnitLocks locks, JsonMapper json) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.json = json;
    }

    @Override
    public Set<String> tables() {
        return Set.of("delivery", "waiting_delivery", "idempotency_key");
    }

    @Override
    public Set<PartnerNumber> numbersOf(Resident resident) {
        return new HashSet<>(select(resident, """
                select canonical_billing_unit(billing_unit_number), canonical_residential_unit(residential_unit_number),
                       partner #>> '{reference,pmnumber}'
                  from hit cross join jsonb_array_elements(content #> '{content,partners}') as partner
                 where partner #>> '{reference,pmnumber}' is not null
                   and lower(normalize(trim(partner ->> 'name'))) = lower(:name::text)
                   and (:firstname::text is null or lower(normalize(trim(partner ->> 'firstname'))) = lower(:firstname::text))
                """)
                .param("name", resident.name())
                .param("firstname", resident.firstname())
                .query((row, _) -> new PartnerNumber(row.getString(1), row.getString(2), row.getString(3)))
                .list());
    }

    @Override
    public Map<String, Long> count(Resident resident) {
        return select(resident, """
                select count(*) as deliveries,
                       (select count(*) from waiting_delivery where delivery_id in (select id from hit)) as waiting,
                       (select count(*) from idempotency_key where delivery_id in (select id from hit)) as keys
                  from hit
                """)
                .query((row, _) -> counts(row.getLong("deliveries"), row.getLong("waiting"), row.getLong("keys")))
                .single();
    }

    @Override
    public Map<String, Long> erase(Resident resident) {
        awaitTurns(resident);
        List<UUID> hits = select(resident, "select id from hit")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        UUID[] ids = hits.toArray(UUID[]::new);
        long waiting = jdbc.sql("select count(*) from waiting_delivery where delivery_id = any (?)")
                .param(ids)
                .query(Long.class)
                .single();
        jdbc.sql("update delivery set content = null, messages = null where id = any (?)")
                .param(ids)
                .update();
        long keys = jdbc.sql("delete from idempotency_key where delivery_id = any (?)")
                .param(ids)
                .update();
        return counts(hits.size(), waiting, keys);
    }

    /** Whoever works on such a delivery has ended before anything is erased, so it brings nobody back. */
    private void awaitTurns(Resident resident) {
        select(resident, """
                select distinct unit_key from waiting_delivery where delivery_id in (select id from hit) order by unit_key
                """).query(String.class).list().forEach(unit -> locks.turn(new UnitKey(unit)));
    }

    private static Map<String, Long> counts(long deliveries, long waiting, long keys) {
        return Map.of("delivery", deliveries, "waiting_delivery", waiting, "idempotency_key", keys);
    }

    private JdbcClient.StatementSpec select(Resident resident, String select) {
        return jdbc.sql(HITS + select).param("resident", json.writeValueAsString(resident));
    }
}
