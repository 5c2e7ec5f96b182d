package de.zugang.osr.delivery;

import de.zugang.osr.ended.DeliveriesEnded;
import de.zugang.osr.message.Message;
import de.zugang.osr.message.Messages;
import de.zugang.osr.unit.BillingUnitNumber;
import de.zugang.osr.unit.MscProperties;
import de.zugang.osr.unit.UnitAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries in the database, each visible to the technical user that sent it. */
@Component
class DeliveryStore {

    private static final TypeReference<List<Message>> MESSAGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcOperations batch;
    private final JsonMapper json;
    private final MscProperties mscs;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DeliveryStore(
            JdbcClient jdbc,
            JdbcOperations batch,
            JsonMapper json,
            MscProperties mscs,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
        this.mscs = mscs;
        this.clock = clock;
        this.events = events;
    }

    /**
     * How a delivery ended, or that it has not.
     *
     * @param messages at most {@link Messages#KEPT}
     * @param messageTotal how many there were
     * @param resentAs the new delivery, if an operator has sent this one again
     */
    record Progress(
            Status status,
            List<Message> messages,
            int messageTotal,
            @Nullable UUID resentAs) {}

    /** What was sent, in the form that is stored. */
    String content(Submission.Sent sent) {
        return json.writeValueAsString(sent);
    }

    void insert(List<Arrival> accepted) {
        Timestamp now = Timestamp.from(clock.instant());
        batch.batchUpdate(
                """
                insert into delivery (id, technical_user, billing_unit_number, residential_unit_number, content, status,
                                      accepted_at)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)
                """, accepted.stream().map(arrival -> row(arrival, now)).toList());
    }

    private static Object[] row(Arrival arrival, Timestamp now) {
        var submission = arrival.submission();
        return new Object[] {
            arrival.id().value(),
            submission.sender().technicalUser(),
            submission.path().billingUnit(),
            submission.path().residentialUnit(),
            arrival.content(),
            Status.IN_PROGRESS.name(),
            now
        };
    }

    /** What was sent, with the numbers of the path; unknown ones are missing. Without content if somebody was erased from it. */
    Map<DeliveryId, StoredDelivery> find(List<DeliveryId> ids) {
        var found = new HashMap<DeliveryId, StoredDelivery>();
        jdbc.sql("select id, billing_unit_number, residential_unit_number, content from delivery where id = any (?)")
                .param(uuids(ids.stream()))
                .query((row, _) -> found.put(
                        new DeliveryId(row.getObject("id", UUID.class)),
                        new StoredDelivery(
                                new UnitAddress(
                                        row.getString("billing_unit_number"), row.getString("residential_unit_number")),
                                sent(row.getString("content")))))
                .list();
        return found;
    }

    private static UUID[] uuids(Stream<DeliveryId> ids) {
        return ids.map(DeliveryId::value).toArray(UUID[]::new);
    }

    /** What a delivery was sent to and with. */
    record StoredDelivery(UnitAddress path, Submission.@Nullable Sent sent) {}

    private Submission.@Nullable Sent sent(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, Submission.Sent.class);
    }

    /**
     * How a delivery ends.
     *
     * @param messages {@code null} for success
     */
    record End(DeliveryId id, @Nullable Messages messages) {

        Status status() {
            return messages == null ? Status.SUCCESS : Status.FAIL;
        }

        int total() {
            return messages == null ? 0 : messages.total();
        }
    }

    /**
     * Ends deliveries of one sender. What an MSC does not keep of partners leaves the stored content as well: it was there
     * only until it was checked. A number that names no unit of the sender's is with nobody who would keep it.
     */
    void finish(List<End> ends) {
        Instant now = clock.instant();
        Map<String, List<DeliveriesEnded.One>> bySender = new HashMap<>();
        jdbc.sql("""
                update delivery d
                   set status = ended.status, messages = ended.messages::jsonb, message_total = ended.total, finished_at = ?,
                       content = case
                       when jsonb_path_exists(content, '$.content.partners[*] ? (exists(@.email) || exists(@.taxnumber)
                                                                                 || exists(@.phonenumbers[0]))')
                            and not exists (select from billing_unit b
                                             where b.mscnumber = right(d.billing_unit_number, 6)
                                               and b.msc = any (?::text[]))
                       then jsonb_set(content, '{content,partners}',
                                (select jsonb_agg(p.sent - '{email,taxnumber}'::text[] || '{"phonenumbers": []}'
                                                  order by p.place)
                                   from jsonb_array_elements(content #> '{content,partners}')
                                        with ordinality as p (sent, place)))
                       else content end
                  from unnest(?::uuid[], ?::text[], ?::text[], ?::int[]) as ended (id, status, messages, total)
                 where d.id = ended.id and d.status = 'IN_PROGRESS'
                returning d.id, d.technical_user, d.billing_unit_number, d.status
                """)
                .param(Timestamp.from(now))
                .param(mscs.keepingContactData().toArray(String[]::new))
                .param(uuids(ends.stream().map(End::id)))
                .param(ends.stream().map(end -> end.status().name()).toArray(String[]::new))
                .param(ends.stream().map(end -> text(end.messages())).toArray(String[]::new))
                .param(ends.stream().map(End::total).toArray(Integer[]::new))
                .query((row, _) -> bySender.computeIfAbsent(row.getString("technical_user"), _ -> new ArrayList<>())
                        .add(new DeliveriesEnded.One(
                                row.getObject("id", UUID.class),
                                row.getString("billing_unit_number"),
                                Status.SUCCESS.name().equals(row.getString("status")),
                                now)))
                .list();
        bySender.forEach((sender, ended) -> events.publishEvent(new DeliveriesEnded(sender, ended)));
    }

    private @Nullable String text(@Nullable Messages messages) {
        return messages == null ? null : json.writerFor(MESSAGES).writeValueAsString(messages.kept());
    }

    /** Empty if the caller sent no such delivery to that billing unit; both spellings of a number are the same. */
    Optional<Progress> progress(DeliveryId id, String billingUnit) {
        return jdbc.sql("""
            select billing_unit_number, status, messages, message_total,
                   case when status = 'FAIL' then (select resent_as from quarantine q where q.id = d.id) end as resent_as
              from delivery d where id = ?
            """)
                .param(id.value())
                .query((row, _) -> BillingUnitNumber.canonical(row.getString("billing_unit_number"))
                                .equals(BillingUnitNumber.canonical(billingUnit))
                        ? Optional.of(new Progress(
                                Status.valueOf(row.getString("status")),
                                messages(row.getString("messages")),
                                row.getInt("message_total"),
                                row.getObject("resent_as", UUID.class)))
                        : Optional.<Progress>empty())
                .optional()
                .flatMap(found -> found);
    }

    private List<Message> messages(@Nullable String stored) {
        return stored == null ? List.of() : json.readValue(stored, MESSAGES);
    }
}
