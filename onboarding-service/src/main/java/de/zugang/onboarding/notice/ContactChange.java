package de.zugang.onboarding.notice;

import java.util.Locale;

/**
 * The e-mail that tells the old address that keys and secrets will go elsewhere. It says neither where to nor what the old
 * number is.
 *
 * @param reference stable over attempts, so that a doubled e-mail carries the same Message-ID
 * @param to the old address
 * @param language German or English
 * @param hours how long from now the change can be stopped; 0: it is in force at once
 */
public record ContactChange(
        String reference,
        String to,
        Locale language,
        String company,
        String technicalUser,
        boolean email,
        boolean mobile,
        long hours) {

    /** Without address: a record's own would print it. */
    @Override
    public String toString() {
        return "ContactChange[" + reference + "]";
    }
}
