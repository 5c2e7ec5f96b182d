package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import org.springframework.stereotype.Component;

/** {@link Step#CREATE_CLIENT}: found again by its id and by the order it carries. */
@Component
class CreateClient implements Work {

    private final TechnicalClients clients;
    private final Subject subject;

    CreateClient(TechnicalClients clients, Subject subject) {
        this.clients = clients;
        this.subject = subject;
    }

    @Override
    public Step step() {
        return Step.CREATE_CLIENT;
    }

    @Override
    public Result perform(Attempt attempt) {
        var user = subject.user(attempt.run().order());
        return switch (clients.ensure(
                user.clientId(), user.orderId(), user.name().value())) {
            case READY -> Result.done();
            case FOREIGN -> new Result.Stop(Remark.of(Situation.CLIENT_FOREIGN, user.clientId()));
        };
    }
}
