package de.zugang.onboarding.notice;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who our e-mails are from.
 *
 * @param from the address; its domain also ends the Message-ID
 * @param name what is shown beside it
 * @param returnPath where mail servers send what cannot be delivered (the envelope's sender); left out: {@code from}
 */
@Validated
@ConfigurationProperties("zugang.mail")
public record MailProperties(
        @NotBlank @Email String from,
        @DefaultValue("Zugang") String name,
        @Email @Nullable String returnPath) {

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
