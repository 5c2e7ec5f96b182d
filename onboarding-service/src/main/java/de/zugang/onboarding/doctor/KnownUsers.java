package de.zugang.onboarding.doctor;

import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All that the database says of technical users and of the orders that work on them. */
@Repository
class KnownUsers {

    private final JdbcClient sql;

    KnownUsers(JdbcClient sql) {
        this.sql = sql;
    }

    /** By name. */
    Map<String, KnownUser> all(Instant now) {
        return sql.sql("""
                        select u.*,
                            array(select hash from subscription_key k where k.technical_user = u.name
                                and (k.not_after is null or k.not_after > :now)) as hashes,
                            array(select o.id::text from customer_order o
                                where o.technical_user = u.name or o.id = u.order_id) as orders,
                            exists(select from provisioning_step s join customer_order o on o.id = s.order_id
                                where o.technical_user = u.name and s.step = 'RETIRE_CLIENT' and s.state <> 'DONE'
                            ) as retiring,
                            array(select o.id::text from customer_order o where o.state in ('APPROVED', 'GIVING_UP')
                                and (o.technical_user = u.name or o.id = u.order_id)) as open_orders,
                            -- one that has stopped, or only waits for an objection, changes nothing by itself
                            exists(select from customer_order o
                                where o.state in ('APPROVED', 'GIVING_UP') and o.kind <> 'CHANGE_ATTRIBUTES'
                                and (o.technical_user = u.name or o.id = u.order_id)
                                and not exists(select from provisioning_step s
                                    where s.order_id = o.id and s.state = 'STOPPED')) as under_way
                        from technical_user u
                        """).param("now", Timestamp.from(now)).query((row, _) -> user(row)).list().stream()
                .collect(Collectors.toMap(KnownUser::name, Function.identity()));
    }

    /** Orders with a step that needs a person, each with the step. */
    List<Finding> stuckOrders() {
        return sql.sql("""
                select s.order_id, s.step from provisioning_step s join customer_order o on o.id = s.order_id
                where s.state = 'STOPPED' and o.state in ('APPROVED', 'DONE', 'GIVING_UP') order by s.order_id, s.step
                """)
                .query((row, _) -> new Finding(
                        Disagreement.ORDER_STUCK, "order " + row.getString("order_id"), row.getString("step")))
                .list();
    }

    /** Orders with something left to do, of which no job knows; it happens when a backup is put back in parts. */
    List<Finding> forgottenOrders() {
        return sql.sql("""
                select r.order_id, r.part from provisioning_run r join customer_order o on o.id = r.order_id
                where r.given_up_at is null and (o.state in ('APPROVED', 'GIVING_UP')
                        or ((r.part like 'ENTITLEMENT/%' or r.part = 'SECRET') and o.state = 'DONE'))
                    and exists(select from provisioning_step s
                        where s.order_id = r.order_id and s.part = r.part and s.state <> 'DONE')
                    and not exists(select from provisioning_step s
                        where s.order_id = r.order_id and s.part = r.part and s.state = 'STOPPED')
                    and not exists(select from scheduled_tasks t
                        where t.task_name = 'provisioning' and t.task_instance = r.order_id || '/' || r.part)
                order by r.order_id
                """)
                .query((row, _) -> new Finding(
                        Disagreement.ORDER_FORGOTTEN, "order " + row.getString("order_id"), row.getString("part")))
                .list();
    }

    private static KnownUser user(ResultSet row) throws SQLException {
        return new KnownUser(
                row.getString("name"),
                row.getString("client_id"),
                row.getString("former_client_id"),
                row.getString("former_secret_hash"),
                row.getBoolean("retiring"),
                set(row.getArray("orders")),
                TechnicalUserState.valueOf(row.getString("state")),
                row.getString("main_customer_number"),
                set(row.getArray("customer_numbers")),
                set(row.getArray("entitlements")),
                set(row.getArray("allowed_networks")),
                row.getString("secret_hash"),
                set(row.getArray("hashes")),
                set(row.getArray("open_orders")),
                row.getBoolean("under_way"));
    }

    private static Set<String> set(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }
}
