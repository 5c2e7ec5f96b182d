package de.zugang.onboarding.notice;

import java.util.Locale;

/**
 * The welcome e-mail: everything but the client secret.
 *
 * @param reference stable over attempts, so that a doubled e-mail carries the same Message-ID
 * @param to address of the recipient
 * @param language German or English
 */
public record Welcome(
        String reference,
        String to,
        Locale language,
        String company,
        String technicalUser,
        String clientId,
        String subscriptionKey) {

    /** Without address and key: a record's own would print them. */
    @Override
    public String toString() {
        return "Welcome[" + reference + "]";
    }
}
