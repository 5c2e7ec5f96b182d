package de.zugang.onboarding.ticket;

import de.zugang.onboarding.order.OrderId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which tickets were taken, which order came of each, and what each was told. */
@Repository
class Tickets {

    private final JdbcClient sql;
    private final Clock clock;

    Tickets(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A ticket that is not closed.
     *
     * @param told how many lines of the order's history it was told
     * @param toTell what it must be told besides
     */
    record Open(
            String objectId,
            @Nullable OrderId order,
            int told,
            @Nullable String toTell) {}

    /**
     * Takes a ticket, locked until the present transaction ends.
     *
     * @param description hash of it
     * @return whether an order may be placed by it: it is new, or none could be read so far and the description was changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String objectId, String number, String description) {
        int added = sql.sql("insert into ticket (object_id, number, description, taken_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(objectId, number, description, Timestamp.from(clock.instant()))
                .update();
        return added == 1
                || sql.sql("update ticket set description = ? where object_id = ? and order_id is null"
                                        + " and description <> ?")
                                .params(description, objectId, description)
                                .update()
                        == 1;
    }

    void placed(String objectId, OrderId order) {
        sql.sql("update ticket set order_id = ?, to_tell = null where object_id = ?")
                .params(order.value(), objectId)
                .update();
    }

    void toTell(String objectId, String text) {
        sql.sql("update ticket set to_tell = ? where object_id = ?")
                .params(text, objectId)
                .update();
    }

    @Transactional
    public void toldSo(String objectId) {
        sql.sql("update ticket set to_tell = null where object_id = ?")
                .param(objectId)
                .update();
    }

    @Transactional
    public void told(String objectId, int lines) {
        sql.sql("update ticket set told = ? where object_id = ?")
                .params(lines, objectId)
                .update();
    }

    @Transactional
    public void closed(String objectId) {
        sql.sql("update ticket set closed_at = ? where object_id = ?")
                .params(Timestamp.from(clock.instant()), objectId)
                .update();
    }

    /** Oldest first. */
    List<Open> open() {
        return sql.sql("select * from ticket where closed_at is null order by taken_at, object_id")
                .query((row, _) -> {
                    UUID order = row.getObject("order_id", UUID.class);
                    return new Open(
                            row.getString("object_id"),
                            order == null ? null : new OrderId(order),
                            row.getInt("told"),
                            row.getString("to_tell"));
                })
                .list();
    }

    /** A ticket that we opened for an order. */
    @Transactional
    public void opened(String objectId, String number, OrderId order) {
        sql.sql("insert into ticket (object_id, number, description, order_id, taken_at) values (?, ?, '', ?, ?)"
                        + " on conflict do nothing")
                .params(objectId, number, order.value(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Orders for new technical users that came without a ticket and got none yet, oldest first. */
    List<OrderId> ordersWithout(int limit) {
        return sql.sql("""
                select id from customer_order o where ticket is null and kind = 'NEW_TECHNICAL_USER'
                    and state in ('WAITING_FOR_CUSTOMER', 'WAITING_FOR_APPROVAL', 'APPROVED')
                    and not exists(select from ticket where order_id = o.id)
                order by placed_at limit ?
                """)
                .param(limit)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }
}
