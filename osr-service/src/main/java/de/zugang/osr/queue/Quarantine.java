package de.zugang.osr.queue;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where deliveries go that were given up, with a copy of what was sent, for a person to look at. */
@Component
public class Quarantine {

    private final JdbcClient jdbc;
    private final Clock clock;

    Quarantine(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** To be called as the delivery's sender, while the claim is held. What was erased meanwhile is not taken. */
    public void take(Claim claim, Throwable cause) {
        jdbc.sql("""
                insert into quarantine (id, technical_user, customer_numbers, unit_key, billing_unit_number,
                                        residential_unit_number, content, attempts, cause, accepted_at, given_up_at)
                select d.id, w.technical_user, w.customer_numbers, w.unit_key, d.billing_unit_number,
                       d.residential_unit_number, d.content, w.attempts, ?, d.accepted_at, ?
                  from waiting_delivery w join delivery d on d.id = w.delivery_id
                 where w.number = ? and d.content is not null
                """)
                .params(causeClass(cause), Timestamp.from(clock.instant()), claim.number())
                .update();
    }

    /** Names of classes only: what an exception says can quote a person's data. */
    private static String causeClass(Throwable cause) {
        Throwable root = NestedExceptionUtils.getRootCause(cause);
        String first = cause.getClass().getSimpleName();
        return root == null ? first : first + ": " + root.getClass().getSimpleName();
    }
}
