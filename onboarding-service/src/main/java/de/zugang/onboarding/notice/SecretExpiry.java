package de.zugang.onboarding.notice;

import java.util.Locale;

/**
 * The e-mail that tells a contact that a secret, which was never used, will expire.
 *
 * @param reference stable over attempts, so that a doubled e-mail carries the same Message-ID
 * @param language German or English
 * @param until the day, as people read it
 */
public record SecretExpiry(
        String reference,
        String to,
        Locale language,
        String company,
        String technicalUser,
        String clientId,
        String until) {

    /** Without address: a record's own would print it. */
    @Override
    public String toString() {
        return "SecretExpiry[" + reference + "]";
    }
}
