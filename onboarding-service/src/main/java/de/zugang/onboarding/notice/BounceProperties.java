package de.zugang.onboarding.notice;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox to which e-mails come back that could not be delivered. Without an address none is looked into.
 *
 * @param mailbox {@code imaps://host:993/INBOX}, or {@code imap} within a network of one's own
 * @param user its user name
 * @param password its password
 * @param every how often it is looked into
 */
@Validated
@ConfigurationProperties("zugang.mail.bounces")
public record BounceProperties(
        @Nullable URI mailbox,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("1m") Duration every) {

    /** Without the password: a record's own would print it. */
    @Override
    public String toString() {
        return "BounceProperties[" + mailbox + "]";
    }
}
