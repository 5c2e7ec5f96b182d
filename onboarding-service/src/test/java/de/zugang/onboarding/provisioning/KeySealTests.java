package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeySealTests {

    private final KeySeal seal =
            new KeySeal(new CryptoProperties(Base64.getEncoder().encodeToString(new byte[32])), new SecureRandom());
    private final Run run = new Run(new OrderId(UUID.randomUUID()), Part.ORDER);

    @Test
    void opensWhatItSealed() {
        assertThat(seal.open(seal.seal("zgk_secret", run), run)).isEqualTo("zgk_secret");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        byte[] sealed = seal.seal("zgk_secret", run);
        assertThat(seal.seal("zgk_secret", run)).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("zgk_");
    }

    @Test
    void doesNotOpenWhatBelongsToAnotherOrder() {
        byte[] sealed = seal.seal("zgk_secret", run);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> seal.open(sealed, new Run(new OrderId(UUID.randomUUID()), Part.ORDER)))
                .withMessageNotContaining("zgk_");
    }

    @Test
    void refusesAShortKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySeal(new CryptoProperties("c2hvcnQ="), new SecureRandom()))
                .withMessageContaining("expected: base64 of 32");
    }
}
