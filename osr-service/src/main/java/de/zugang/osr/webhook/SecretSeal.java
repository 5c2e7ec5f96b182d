package de.zugang.osr.webhook;

import de.zugang.servicekit.seal.Seal;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Seals a signing secret for its technical user; it cannot be opened as another's. */
@Component
class SecretSeal {

    private final Seal seal;

    SecretSeal(CryptoProperties properties, RandomGenerator random) {
        this.seal = new Seal("zugang.crypto.key", properties.key(), random);
    }

    byte[] seal(SigningSecret secret, String technicalUser) {
        return seal.seal(secret.text(), technicalUser);
    }

    SigningSecret open(byte[] sealed, String technicalUser) {
        return new SigningSecret(seal.open(sealed, technicalUser));
    }
}
