package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.identity.PresentClient;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@link Step#REMOVE_CLIENT}: whatever the order made at Keycloak goes, or what it took the place of, where there is no way
 * back to that. Only what carries our mark is removed. What stays gets tokens as the technical user's state says, however far the
 * switch had come.
 */
@Component
class RemoveClient implements Work {

    private final TechnicalClients clients;
    private final ClientSwitch present;
    private final Subject subject;
    private final Journal journal;

    RemoveClient(TechnicalClients clients, ClientSwitch present, Subject subject, Journal journal) {
        this.clients = clients;
        this.present = present;
        this.subject = subject;
        this.journal = journal;
    }

    @Override
    public Step step() {
        return Step.REMOVE_CLIENT;
    }

    @Override
    public Result perform(Attempt attempt) {
        Order order = subject.order(attempt.run().order());
        subject.found(order).ifPresent(user -> {
            switch (order.kind().part()) {
                case ORDER -> remove(user.clientId(), user);
                case SECRET -> removeUnused(order, user);
                case EXPIRY -> present.align(user);
                case CHANGE, SWITCH, KEY, ATTRIBUTES, ENTITLEMENT, UNDO -> {}
            }
        });
        return Result.done();
    }

    private void removeUnused(Order order, TechnicalUser user) {
        if (TakeBack.hasClientOf(order, user)) {
            replaced(order).forEach(clientId -> remove(clientId, user));
        } else {
            remove(ClientIds.of(order.id().value()), user);
        }
        present.align(user);
    }

    private List<String> replaced(Order order) {
        String note = journal.entry(new Run(order.id(), Part.SECRET), Step.RETIRE_CLIENT)
                .note();
        return note == null ? List.of() : Retirement.read(note).clientIds();
    }

    private void remove(String clientId, TechnicalUser user) {
        clients.find(clientId)
                .map(PresentClient::order)
                .filter(user.orderId().toString()::equals)
                .ifPresent(_ -> clients.remove(clientId));
    }
}
