package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTests {

    /** The example of the specification of Standard Webhooks. */
    @Test
    void signsAsStandardWebhooksDo() {
        var secret = new SigningSecret("whsec_plJ3nmyCDGBKInavdOK15jsl");
        assertThat(secret.sign(
                        "msg_loFOjxBNrRLzqYUf",
                        Instant.ofEpochSecond(1731705121),
                        "{\"event_type\":\"ping\",\"data\":{\"success\":true}}"))
                .isEqualTo("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @Test
    void isMadeOf32BytesAndDoesNotShowItself() {
        var secret = SigningSecret.random(new SecureRandom());
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(secret.toString()).doesNotContain(secret.text().substring(6));
        assertThat(SigningSecret.random(new SecureRandom())).isNotEqualTo(secret);
    }
}
