package de.zugang.servicekit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Seal seal = new Seal("test.key", KEY, new SecureRandom());

    @Test
    void opensWhatItSealedAndShowsNothingOfIt() {
        byte[] sealed = seal.seal("whsec_geheim", "tu-a");
        assertThat(seal.open(sealed, "tu-a")).isEqualTo("whsec_geheim");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
        assertThat(seal.seal("whsec_geheim", "tu-a")).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingThatIsAnothersOrWasChanged() {
        byte[] sealed = seal.seal("whsec_geheim", "tu-a");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal.open(sealed, "tu-b"));
        sealed[sealed.length - 1] ^= 1;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal.open(sealed, "tu-a"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal.open(new byte[3], "tu-a"));
    }

    @Test
    void takesKeysOf32BytesOnly() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Seal("test.key", "c2hvcnQ=", new SecureRandom()))
                .withMessageContaining("test.key: 5 bytes");
    }
}
