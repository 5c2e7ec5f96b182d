package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.order.Approval;
import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.HistoryEntry;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.OrderSearch;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Orders that the version before V70 left, which knew of one entitlement by name, are understood and go on. */
@OnboardingTest
class EntitlementsMigrationTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final String VERSION_BEFORE = "62";

    private static final OrderId NOT_WANTED = order(1);
    private static final OrderId WAITING = order(2);
    private static final OrderId GRANTED = order(3);
    private static final OrderId REFUSED = order(4);
    private static final OrderId GRANT = order(5);
    private static final OrderId WITHDRAW = order(6);

    @Autowired
    private Orders orders;

    @Autowired
    private Steps steps;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties, EntitlementsMigrationTests::fill);
        KEYCLOAK.register(properties);
    }

    private static void fill(String url) {
        Flyway.configure()
                .dataSource(url, "onboarding_owner", "owner")
                .defaultSchema("onboarding")
                .placeholders(Map.of("appRole", "onboarding_app"))
                .target(VERSION_BEFORE)
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url, "onboarding_app", "app");
                var statement = connection.createStatement()) {
            statement.execute(LEFT);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final String LEFT = """
            insert into customer_order (id, version, kind, state, ola, company, main_customer_number, content, placed_by,
                                        placed_at, due_at, approval)
            select id::uuid, 3, kind, state, ola, 'Muster', '0000123456',
                   '{"customerNumbers":["0000123456"],"email":"it@muster.example","mobile":"+4915112345678","language":"DE"}',
                   'anna', now(), now(), approval
              from (values ('%s', 'NEW_TECHNICAL_USER', 'DONE', 'NOT_WANTED', 'NONE'),
                           ('%s', 'NEW_TECHNICAL_USER', 'APPROVED', 'WAITING', 'NONE'),
                           ('%s', 'NEW_TECHNICAL_USER', 'APPROVED', 'GRANTED', 'NONE'),
                           ('%s', 'NEW_TECHNICAL_USER', 'DONE', 'REFUSED', 'NONE'),
                           ('%s', 'GRANT_OLA', 'WAITING_FOR_APPROVAL', 'NOT_WANTED', 'SALES_LEAD'),
                           ('%s', 'WITHDRAW_OLA', 'APPROVED', 'NOT_WANTED', 'NONE'))
                   as left_behind (id, kind, state, ola, approval);
            insert into order_history (order_id, at, who, what, why)
            values ('%3$s', now(), 'anna', 'PLACED', null), ('%3$s', now(), 'lea', 'OLA_APPROVED', 'contract'),
                   ('%4$s', now(), 'lea', 'OLA_REJECTED', 'no contract');
            insert into provisioning_run (order_id, part, created_at)
            values ('%3$s', 'ORDER', now()), ('%3$s', 'OLA', now());
            insert into provisioning_step (order_id, part, step, state, attempts, remark)
            values ('%3$s', 'ORDER', 'CLOSE', 'OPEN', 0, null), ('%3$s', 'OLA', 'GRANT_OLA', 'STOPPED', 2, 'OLA_REACHES_FURTHER'),
                   ('%3$s', 'OLA', 'CONFIRM_OLA', 'OPEN', 0, null);
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values ('provisioning', '%3$s/ORDER', now() + interval '1 day', false, 1),
                   ('provisioning', '%3$s/OLA', now() + interval '1 day', false, 1)
            """.formatted(NOT_WANTED, WAITING, GRANTED, REFUSED, GRANT, WITHDRAW);

    private static OrderId order(int number) {
        return new OrderId(new UUID(0, number));
    }

    @Test
    void whatWasOrderedWithANewTechnicalUserStandsWhereItStood() {
        assertThat(found(NOT_WANTED).entitlements().isEmpty()).isTrue();
        assertThat(found(WAITING).entitlements().states()).isEqualTo(Map.of("OLA", EntitlementState.WAITING));
        assertThat(found(GRANTED).entitlements().states()).isEqualTo(Map.of("OLA", EntitlementState.GRANTED));
        assertThat(found(REFUSED).entitlements().states()).isEqualTo(Map.of("OLA", EntitlementState.REFUSED));
        assertThat(orders.search(OrderSearch.all(0, 10).whereSomebodyMustDecide())
                        .orders())
                .extracting(Order::id)
                .containsExactlyInAnyOrder(WAITING, GRANT);
    }

    @Test
    void ordersForOrAgainstOlaAreAboutTheEntitlement() {
        assertThat(found(GRANT).kind()).isEqualTo(OrderKind.GRANT_ENTITLEMENT);
        assertThat(found(WITHDRAW).kind()).isEqualTo(OrderKind.WITHDRAW_ENTITLEMENT);
        assertThat(found(GRANT).change()).extracting("entitlement").isEqualTo("OLA");
        assertThat(found(WITHDRAW).change()).extracting("entitlement").isEqualTo("OLA");
        assertThat(found(GRANT).approval()).isEqualTo(Approval.SALES_LEAD);
    }

    @Test
    void historyTellsWhatWasDecidedOn() {
        assertThat(orders.history(GRANTED))
                .extracting(HistoryEntry::what, HistoryEntry::about, HistoryEntry::why)
                .containsExactly(
                        tuple(HistoryEntry.What.PLACED, null, null),
                        tuple(HistoryEntry.What.ENTITLEMENT_APPROVED, "OLA", "contract"));
        assertThat(orders.history(REFUSED))
                .extracting(HistoryEntry::what, HistoryEntry::about)
                .containsExactly(tuple(HistoryEntry.What.ENTITLEMENT_REJECTED, "OLA"));
    }

    @Test
    void workThatWasBegunIsFoundByItsJob() {
        assertThat(steps.of(GRANTED))
                .extracting(Steps.Step::entitlement, Steps.Step::name, Steps.Step::state, Steps.Step::remark)
                .containsExactly(
                        tuple(null, "CLOSE", Steps.State.OPEN, null),
                        tuple(
                                "OLA",
                                "GRANT_ENTITLEMENT",
                                Steps.State.STOPPED,
                                Remark.of(Situation.ENTITLEMENT_REACHES_FURTHER)),
                        tuple("OLA", "CONFIRM_ENTITLEMENT", Steps.State.OPEN, null));
        assertThat(sql
                        .sql("select task_instance from scheduled_tasks where task_instance like ?")
                        .param(GRANTED + "/%")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(Run::of))
                .containsExactlyInAnyOrder(
                        new Run(GRANTED, OrderApproved.Part.ORDER),
                        new Run(GRANTED, OrderApproved.Part.ENTITLEMENT, "OLA"));
    }

    private Order found(OrderId id) {
        return orders.find(id).orElseThrow();
    }
}
