package de.zugang.onboarding.notice;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who our e-mails are from.
 *
 * @param from the address; its domain also ends the Message-ID
 * @param name what is shown beside it
 */
@Validated
@ConfigurationProperties("zugang.mail")
public record MailProperties(
        @NotBlank @Email String from,
        @DefaultValue("Zugang") String name) {

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
