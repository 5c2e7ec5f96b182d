package de.zugang.onboarding.ticket;

import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.HistoryEntry;
import de.zugang.onboarding.order.Holds;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One round with the service desk: new tickets become orders, orders without a ticket get one if that is wanted, and tickets are told
 * what happened to their orders and closed. What fails is tried again in the next round; a journal entry that was written although
 * the answer stayed out is then there twice. While provisioning is held, tickets stay where they are: a database that was restored does
 * not know of all that were taken.
 */
@Component
@ConditionalOnProperty("zugang.matrix42.url")
class FollowTickets {

    private static final Logger log = LoggerFactory.getLogger(FollowTickets.class);

    /** In the subject of tickets that we opened, before the order's id. */
    private static final String OURS = "zugang-order ";

    private static final int AT_ONCE = 50;

    private final Matrix42Properties properties;
    private final Matrix42 matrix42;
    private final TakeTicket take;
    private final Tickets tickets;
    private final Orders orders;
    private final Holds holds;
    private final MessageSource texts;

    FollowTickets(
            Matrix42Properties properties,
            TakeTicket take,
            Tickets tickets,
            Orders orders,
            Holds holds,
            MessageSource texts,
            JsonMapper json,
            Clock clock) {
        this.properties = properties;
        this.matrix42 = new Matrix42(properties, new Matrix42Calls(properties, json, clock));
        this.take = take;
        this.tickets = tickets;
        this.orders = orders;
        this.holds = holds;
        this.texts = texts;
    }

    void follow() {
        try {
            if (holds.present().isEmpty()) {
                matrix42.fresh().stream()
                        .filter(ticket -> !ticket.subject().contains(OURS))
                        .forEach(alone(take::take));
            }
            if (properties.openTickets()) {
                tickets.ordersWithout(AT_ONCE).forEach(alone(this::open));
            }
        } catch (Matrix42Away away) {
            log.warn("The service desk: {}; we try again later", away.getMessage());
            return;
        }
        tickets.open().forEach(alone(this::tell));
    }

    /** What goes wrong with one of them holds up none of the others. */
    private static <T> Consumer<T> alone(Consumer<T> work) {
        return one -> {
            try {
                work.accept(one);
            } catch (Matrix42Away away) {
                throw away;
            } catch (RuntimeException surprise) {
                // the type only: a message could quote the ticket
                log.error(
                        "A ticket failed unexpectedly: {}", surprise.getClass().getSimpleName());
            }
        };
    }

    /** There is no key that would make this once by itself: so the reference in the subject is looked for first, every time. */
    private void open(OrderId order) {
        String reference = OURS + order;
        Matrix42.Ticket ticket = matrix42.withReference(reference).orElseGet(() -> {
            String id = matrix42.open(text("ticket.subject") + " " + reference, text("ticket.description"));
            return matrix42.byId(id).orElse(new Matrix42.Ticket(id, "", "", ""));
        });
        tickets.opened(ticket.objectId(), ticket.number(), order);
    }

    private void tell(Tickets.Open ticket) {
        try {
            String besides = ticket.toTell();
            if (besides != null) {
                String lead = ticket.order() == null ? "ticket.unreadable" : "ticket.entitlement";
                matrix42.tell(ticket.objectId(), text(lead) + " " + besides);
                tickets.toldSo(ticket.objectId());
            }
            OrderId id = ticket.order();
            if (id != null) {
                tellHistory(ticket, orders.history(id));
                orders.find(id).ifPresent(order -> end(ticket.objectId(), order));
            }
        } catch (Matrix42Away away) {
            log.warn("The service desk, a ticket: {}; we try again later", away.getMessage());
        }
    }

    private void tellHistory(Tickets.Open ticket, List<HistoryEntry> history) {
        Integer taken = properties.takenState();
        if (taken != null && ticket.told() == 0) {
            matrix42.setState(ticket.objectId(), taken);
        }
        for (int line = ticket.told(); line < history.size(); line++) {
            matrix42.tell(ticket.objectId(), text("what." + history.get(line).what()));
            tickets.told(ticket.objectId(), line + 1);
        }
    }

    /** An order of which an entitlement still waits for its approver is not at its end for whoever opened the ticket. */
    private void end(String objectId, Order order) {
        if (!order.state().isFinal()
                || (order.state() == Order.State.DONE && order.entitlements().any(EntitlementState.WAITING))) {
            return;
        }
        if (!matrix42.isClosed(objectId)) {
            boolean done = order.state() == Order.State.DONE;
            matrix42.close(
                    objectId, text("state." + order.state()), done ? Matrix42.Ending.SOLVED : Matrix42.Ending.REJECTED);
        }
        tickets.closed(objectId);
    }

    private String text(String key) {
        return texts.getMessage(key, null, Locale.of(properties.language()));
    }
}
