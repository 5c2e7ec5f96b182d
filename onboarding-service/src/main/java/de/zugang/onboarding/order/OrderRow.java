package de.zugang.onboarding.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** An order as the table holds it; what people search by has columns of its own. */
@Table("customer_order")
record OrderRow(
        @Id UUID id,
        @Version int version,
        OrderKind kind,
        Order.State state,
        OrderedEntitlements entitlements,
        String company,
        String mainCustomerNumber,
        @Nullable String technicalUser,
        @Nullable String ticket,
        OrderContent content,
        Approval approval,
        @Nullable String approvedReach,
        String placedBy,
        Instant placedAt,
        Instant dueAt,
        @Nullable String owner,
        @Nullable String editedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant doneAt,
        @Nullable Instant firstCallAt) {

    static OrderRow of(Order order) {
        var content = order.content();
        return new OrderRow(
                order.id().value(),
                order.version(),
                order.kind(),
                order.state(),
                order.entitlements(),
                content.company(),
                content.mainCustomerNumber().value(),
                order.technicalUser(),
                order.ticket(),
                OrderContent.of(content, order.change()),
                order.approval(),
                order.approvedReach(),
                order.placedBy(),
                order.placedAt(),
                order.dueAt(),
                order.owner(),
                order.editedBy(),
                order.approvedAt(),
                order.doneAt(),
                order.firstCallAt());
    }

    Order toOrder() {
        var change = kind.isChange() ? content.toChange(kind, approval) : null;
        return new Order(this, content.toOrderedUser(company, mainCustomerNumber), change);
    }
}
