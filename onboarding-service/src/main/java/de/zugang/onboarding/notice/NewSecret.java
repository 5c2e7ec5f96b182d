package de.zugang.onboarding.notice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail that announces another secret, which itself comes by text message.
 *
 * @param reference stable over attempts, so that a doubled e-mail carries the same Message-ID
 * @param to address of the recipient
 * @param language German or English
 * @param oldUntil date and time until which the old client id works, ready to be shown; {@code null}: it does not any more
 */
public record NewSecret(
        String reference,
        String to,
        Locale language,
        String company,
        String technicalUser,
        String clientId,
        @Nullable String oldUntil) {

    /** Without address: a record's own would print it. */
    @Override
    public String toString() {
        return "NewSecret[" + reference + "]";
    }
}
