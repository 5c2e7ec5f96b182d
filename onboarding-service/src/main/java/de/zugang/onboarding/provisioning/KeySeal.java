package de.zugang.onboarding.provisioning;

import de.zugang.servicekit.seal.Seal;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Seals a subscription key for one run of provisioning; it cannot be opened as another's. */
@Component
class KeySeal {

    private final Seal seal;

    KeySeal(CryptoProperties properties, RandomGenerator random) {
        this.seal = new Seal("zugang.crypto.key", properties.key(), random);
    }

    byte[] seal(String text, Run run) {
        return seal.seal(text, run.instance());
    }

    String open(byte[] sealed, Run run) {
        return seal.open(sealed, run.instance());
    }
}
