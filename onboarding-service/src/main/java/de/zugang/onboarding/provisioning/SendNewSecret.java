package de.zugang.onboarding.provisioning;

import org.springframework.stereotype.Component;

/** {@link Step#SECRET_TEXT}: the secret that comes in the place of another. */
@Component
class SendNewSecret implements Work {

    private final SendText send;

    SendNewSecret(SendText send) {
        this.send = send;
    }

    @Override
    public Step step() {
        return Step.SECRET_TEXT;
    }

    @Override
    public Result perform(Attempt attempt) {
        return send.perform(attempt, step());
    }
}
