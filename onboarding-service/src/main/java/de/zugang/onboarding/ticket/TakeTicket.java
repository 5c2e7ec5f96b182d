package de.zugang.onboarding.ticket;

import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.staff.Staff;
import de.zugang.servicekit.token.Sha256;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an order of a ticket, once: ticket and order are stored in one transaction, and the ticket's id is taken only once. The order
 * waits until customer service has confirmed the documents, and carries no entitlement: who wrote the ticket could be the one who
 * decides on it.
 */
@Component
class TakeTicket {

    private final Tickets tickets;
    private final PlaceOrder place;

    TakeTicket(Tickets tickets, PlaceOrder place) {
        this.tickets = tickets;
        this.place = place;
    }

    @Transactional
    public void take(Matrix42.Ticket ticket) {
        if (!tickets.take(ticket.objectId(), ticket.number(), Sha256.of(ticket.description()))) {
            return;
        }
        switch (place.place(TicketForm.read(ticket.description(), ticket.number()), Staff.SERVICE_DESK)) {
            case PlaceOrder.Outcome.Placed(var order) -> {
                tickets.placed(ticket.objectId(), order.id());
                if (TicketForm.wishesOla(ticket.description())) {
                    tickets.toTell(ticket.objectId(), "OLA");
                }
            }
            case PlaceOrder.Outcome.Faulty(var problems) ->
                // fields and what is expected of them, never what stands there
                tickets.toTell(
                        ticket.objectId(),
                        problems.stream()
                                .map(problem ->
                                        problem.field() + ": " + problem.code().expectation())
                                .collect(Collectors.joining("; ")));
            case PlaceOrder.Outcome.RoleMissing(var needed) ->
                throw new IllegalStateException("the service desk lacks the role " + needed);
        }
    }
}
