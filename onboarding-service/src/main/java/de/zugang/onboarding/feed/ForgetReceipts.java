package de.zugang.onboarding.feed;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets revocations and nodes of long ago. */
@Component
public class ForgetReceipts {

    private final Revocations revocations;
    private final GatewayNodes nodes;

    ForgetReceipts(Revocations revocations, GatewayNodes nodes) {
        this.revocations = revocations;
        this.nodes = nodes;
    }

    @Transactional
    public void forget() {
        revocations.forgetOld();
        nodes.forgetOld();
    }
}
