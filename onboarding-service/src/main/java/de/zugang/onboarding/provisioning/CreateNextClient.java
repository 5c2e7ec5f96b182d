package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import org.springframework.stereotype.Component;

/** {@link Step#CREATE_NEXT_CLIENT}: as {@link CreateClient}, for a technical user who has one. Keycloak draws its secret. */
@Component
class CreateNextClient implements Work {

    private final TechnicalClients clients;
    private final Subject subject;

    CreateNextClient(TechnicalClients clients, Subject subject) {
        this.clients = clients;
        this.subject = subject;
    }

    @Override
    public Step step() {
        return Step.CREATE_NEXT_CLIENT;
    }

    @Override
    public Result perform(Attempt attempt) {
        var order = attempt.run().order();
        String next = ClientIds.of(order.value());
        var user = subject.user(order);
        return switch (clients.ensure(next, user.orderId(), user.name().value())) {
            case READY -> Result.done();
            case FOREIGN -> new Result.Stop(Remark.of(Situation.CLIENT_FOREIGN, next));
        };
    }
}
