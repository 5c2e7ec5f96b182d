package de.zugang.osr.delivery;

import de.zugang.osr.retention.Expiring;
import de.zugang.osr.retention.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is left of deliveries over time: first all, then the status alone, then nothing. One that waits, or
 * that quarantine still refers to, does not expire.
 */
@Configuration(proxyBeanMethods = false)
class ExpiredDeliveries {

    @Bean
    Expiring deliveryContent(JdbcClient jdbc) {
        return expiring(jdbc, Kind.DELIVERY_CONTENT, """
                update delivery set content = null where id in (
                    select id from delivery where content is not null and accepted_at < :before and finished_at < :before
                     order by accepted_at limit :limit for update skip locked)
                """);
    }

    @Bean
    Expiring deliveryMessages(JdbcClient jdbc) {
        return expiring(jdbc, Kind.DELIVERY_MESSAGES, """
                update delivery set messages = null where id in (
                    select id from delivery where messages is not null and accepted_at < :before and finished_at < :before
                     order by accepted_at limit :limit for update skip locked)
                """);
    }

    @Bean
    Expiring idempotencyKey(JdbcClient jdbc) {
        return expiring(jdbc, Kind.IDEMPOTENCY_KEY, """
                delete from idempotency_key where ctid = any (array(
                    select ctid from idempotency_key where created_at < :before limit :limit for update skip locked))
                """);
    }

    @Bean
    Expiring delivery(JdbcClient jdbc) {
        return expiring(jdbc, Kind.DELIVERY, """
                delete from delivery where id in (
                    select id from delivery d where accepted_at < :before and finished_at < :before
                       and not exists (select from quarantine where d.id in (id, resent_as))
                     limit :limit for update skip locked)
                """);
    }

    private static Expiring expiring(JdbcClient jdbc, Kind kind, String sql) {
        return new Expiring() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public int erase(Instant before, int limit) {
                return jdbc.sql(sql)
                        .param("before", Timestamp.from(before))
                        .param("limit", limit)
                        .update();
            }
        };
    }
}
