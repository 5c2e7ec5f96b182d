package de.zugang.onboarding.provisioning;

import org.springframework.stereotype.Component;

/** {@link Step#SWITCH_CLIENT}: no new tokens for whoever may not call; gateways refuse the old ones already. */
@Component
class SwitchClient implements Work {

    private final ClientSwitch clients;
    private final Subject subject;

    SwitchClient(ClientSwitch clients, Subject subject) {
        this.clients = clients;
        this.subject = subject;
    }

    @Override
    public Step step() {
        return Step.SWITCH_CLIENT;
    }

    @Override
    public Result perform(Attempt attempt) {
        clients.align(subject.user(attempt.run().order()));
        return Result.done();
    }
}
