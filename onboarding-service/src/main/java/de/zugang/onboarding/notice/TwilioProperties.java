package de.zugang.onboarding.notice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The provider of text messages.
 *
 * @param accountSid our account
 * @param authToken its token; also the key of callback signatures
 * @param from our number, E.164
 * @param baseUrl where the API is; absent in production (the provider's own), set where a simulator stands in
 * @param connectTimeout for each request
 * @param readTimeout for each request; after it nobody knows whether a message was accepted
 */
@Validated
@ConfigurationProperties("zugang.sms.twilio")
public record TwilioProperties(
        @NotBlank String accountSid,
        @NotBlank String authToken,
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String from,
        @Nullable URI baseUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {

    /** Without the token: a record's own would print it. */
    @Override
    public String toString() {
        return "TwilioProperties[" + accountSid + "]";
    }
}
