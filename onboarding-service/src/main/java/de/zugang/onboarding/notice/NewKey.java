package de.zugang.onboarding.notice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail that brings another subscription key.
 *
 * @param reference stable over attempts, so that a doubled e-mail carries the same Message-ID
 * @param to address of the recipient
 * @param language German or English
 * @param oldKeyUntil date and time until which the old key works, ready to be shown; {@code null}: it does not any more
 */
public record NewKey(
        String reference,
        String to,
        Locale language,
        String company,
        String technicalUser,
        String subscriptionKey,
        @Nullable String oldKeyUntil) {

    /** Without address and key: a record's own would print them. */
    @Override
    public String toString() {
        return "NewKey[" + reference + "]";
    }
}
