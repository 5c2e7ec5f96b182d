package de.zugang.onboarding.provisioning;

import org.springframework.stereotype.Component;

/** {@link Step#TEXT_MESSAGE}: the secret of a new technical user. */
@Component
class SendFirstSecret implements Work {

    private final SendText send;

    SendFirstSecret(SendText send) {
        this.send = send;
    }

    @Override
    public Step step() {
        return Step.TEXT_MESSAGE;
    }

    @Override
    public Result perform(Attempt attempt) {
        return send.perform(attempt, step());
    }
}
