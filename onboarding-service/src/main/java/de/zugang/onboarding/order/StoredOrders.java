package de.zugang.onboarding.order;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.customer.CustomerNumber;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Orders in PostgreSQL. */
@Repository
class StoredOrders implements Orders {

    private static final String FITS = """
            (:state::text is null or state = :state) and (:entitlement::text is null
                or jsonb_path_exists(entitlements::jsonb, '$.* ? (@ == $state)', jsonb_build_object('state', :entitlement::text)))
            and (not :undecided or state = 'WAITING_FOR_APPROVAL'
                 or (jsonb_path_exists(entitlements::jsonb, '$.* ? (@ == "WAITING")')
                     and state not in ('CANCELLED', 'REJECTED', 'GIVING_UP', 'GIVEN_UP')))
            and (:user::text is null or technical_user = :user)
            and (:text::text is null or company ilike :text or technical_user ilike :text or ticket ilike :text
                 or jsonb_exists(content::jsonb -> 'customerNumbers', :exact) or main_customer_number like :text)
            """;

    private final OrderRows rows;
    private final JdbcAggregateTemplate aggregates;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;

    StoredOrders(
            OrderRows rows,
            JdbcAggregateTemplate aggregates,
            JdbcClient sql,
            ApplicationEventPublisher events,
            AuditTrail audit) {
        this.rows = rows;
        this.aggregates = aggregates;
        this.sql = sql;
        this.events = events;
        this.audit = audit;
    }

    @Override
    @Transactional
    public void add(Order order) {
        aggregates.insert(OrderRow.of(order));
        tell(order);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return rows.findById(id.value()).map(OrderRow::toOrder);
    }

    @Override
    @Transactional
    public <T> Optional<T> change(OrderId id, Function<Order, T> change) {
        return rows.findWithLockById(id.value()).map(row -> {
            var order = row.toOrder();
            T outcome = change.apply(order);
            aggregates.update(OrderRow.of(order));
            tell(order);
            return outcome;
        });
    }

    @Override
    public boolean isOpen(String technicalUser, OrderKind kind, @Nullable String entitlement, @Nullable OrderId but) {
        return sql.sql(
                        "select exists(select from customer_order where technical_user = ? and kind = ?"
                                + " and coalesce(content::jsonb ->> 'changedEntitlement', '') = ? and state in ('WAITING_FOR_CUSTOMER', 'WAITING_FOR_APPROVAL', 'APPROVED', 'GIVING_UP') and id is distinct from ?::uuid)")
                .param(technicalUser)
                .param(kind.name())
                .param(entitlement == null ? "" : entitlement)
                .param(but == null ? null : but.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<OrderId> awaitingFirstCall(String technicalUser) {
        return sql.sql("select id from customer_order where technical_user = ? and first_call_at is null"
                        + " and kind = 'NEW_TECHNICAL_USER'")
                .param(technicalUser)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    private void tell(Order order) {
        for (HistoryEntry entry : order.happened()) {
            sql.sql("insert into order_history (order_id, at, who, what, about, why) values (?, ?, ?, ?, ?, ?)")
                    .param(order.id().value())
                    .param(Timestamp.from(entry.at()))
                    .param(entry.who())
                    .param(entry.what().name())
                    .param(entry.about())
                    .param(entry.why())
                    .update();
            audit.record(entry.who(), "ORDER_" + entry.what(), subject(order), detail(order, entry), entry.why());
        }
        order.approvals().forEach(events::publishEvent);
    }

    private static String subject(Order order) {
        return order.technicalUser() == null ? "order " + order.id() : "technical user " + order.technicalUser();
    }

    /** What people need to know later, and nothing personal. */
    private static String detail(Order order, HistoryEntry entry) {
        Change change = order.change();
        String entitlement = change == null ? entry.about() : change.entitlement();
        String numbers = (change == null ? order.content().customerNumbers() : change.customerNumbers())
                .stream().map(CustomerNumber::value).collect(Collectors.joining(" "));
        return "order " + order.id() + ", " + order.kind() + ", " + order.state()
                + (numbers.isEmpty() ? "" : ", " + numbers)
                + (entitlement == null ? "" : ", " + entitlement)
                + (change == null || change.attributes() == null
                        ? ""
                        : ", " + change.attributes().names());
    }

    @Override
    public List<HistoryEntry> history(OrderId id) {
        return sql.sql("select at, who, what, about, why from order_history where order_id = ? order by id")
                .param(id.value())
                .query((row, _) -> new HistoryEntry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        HistoryEntry.What.valueOf(row.getString("what")),
                        row.getString("about"),
                        row.getString("why")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public OrderPage search(OrderSearch search) {
        List<UUID> found = bind(
                        sql.sql("select id from customer_order where " + FITS
                                + " order by placed_at desc, id limit :size offset :offset"),
                        search)
                .param("size", search.size())
                .param("offset", (long) search.page() * search.size())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        long total = bind(sql.sql("select count(*) from customer_order where " + FITS), search)
                .query(Long.class)
                .single();
        var orders = found.stream()
                .flatMap(id -> rows.findById(id).stream())
                .map(OrderRow::toOrder)
                .toList();
        return new OrderPage(orders, search.page(), search.size(), total);
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, OrderSearch search) {
        String text = search.text();
        return statement
                .param("state", search.state() == null ? null : search.state().name())
                .param(
                        "entitlement",
                        search.entitlement() == null
                                ? null
                                : search.entitlement().name())
                .param("undecided", search.undecided())
                .param("user", search.technicalUser())
                .param("exact", text)
                .param("text", text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
}
