package de.zugang.onboarding.notice;

import java.net.URI;
import java.util.Locale;

/**
 * The e-mail with the link to a secret; the code for it comes by text message.
 *
 * @param reference stable over attempts, so that a doubled e-mail carries the same Message-ID
 * @param to address of the recipient
 * @param language German or English
 * @param until date and time until which the link works, ready to be shown
 */
public record SecretLink(
        String reference, String to, Locale language, String company, String technicalUser, URI link, String until) {

    /** Without address and link: a record's own would print them. */
    @Override
    public String toString() {
        return "SecretLink[" + reference + "]";
    }
}
