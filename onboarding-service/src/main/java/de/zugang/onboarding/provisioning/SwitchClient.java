package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import org.springframework.stereotype.Component;

/** {@link Step#SWITCH_CLIENT}: no new tokens for whoever may not call; gateways refuse the old ones already. */
@Component
class SwitchClient implements Work {

    private final TechnicalClients clients;
    private final Subject subject;

    SwitchClient(TechnicalClients clients, Subject subject) {
        this.clients = clients;
        this.subject = subject;
    }

    @Override
    public Step step() {
        return Step.SWITCH_CLIENT;
    }

    /** By the present state, whichever order brought it about: an older order that is late does no harm. */
    @Override
    public Result perform(Attempt attempt) {
        var user = subject.user(attempt.run().order());
        if (user.state() == TechnicalUserState.ACTIVE) {
            user.clientIds().forEach(clients::enable);
        } else {
            user.clientIds().forEach(clients::disable);
        }
        return Result.done();
    }
}
