package de.zugang.onboarding.provisioning;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Holds before the scheduler starts; only where {@code zugang.provisioning.start-on-hold} says so. */
@Component
@ConditionalOnProperty("zugang.provisioning.start-on-hold")
class StartOnHold implements SmartInitializingSingleton {

    private final StoredHolds holds;

    StartOnHold(StoredHolds holds) {
        this.holds = holds;
    }

    @Override
    public void afterSingletonsInstantiated() {
        holds.startOnHold();
    }
}
