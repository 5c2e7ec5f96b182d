package de.zugang.osr.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where webhooks may go, and how long they are tried.
 *
 * @param allowHttp whether plain http may be used; for tests and the sandbox
 * @param allowedPorts of receivers, {@code 443} or {@code 1024-65535}
 * @param allowedNetworks in CIDR form; may be called although they are not public
 * @param deniedNetworks in CIDR form; may not be called although they are public, for example our own
 * @param senders how many receivers are called at a time by this instance
 * @param attemptTimeout of one attempt, from connecting to the answer's head
 * @param firstPause of a message after its first failure; three times as long after each further one
 * @param longestPause of a message
 * @param firstRest of an endpoint after a failure; twice as long after each further one in a row
 * @param longestRest of an endpoint
 * @param giveUpAfter how long a message is tried after its event
 * @param disableAfter how long an endpoint may only fail
 * @param secretOverlap how long messages are also signed with the secret before
 */
@Validated
@ConfigurationProperties("zugang.osr.webhook")
record WebhookProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("443") List<String> allowedPorts,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue List<String> deniedNetworks,
        @DefaultValue("16") @Min(1) @Max(256) int senders,
        @DefaultValue("10s") Duration attemptTimeout,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("12h") Duration longestPause,
        @DefaultValue("1s") Duration firstRest,
        @DefaultValue("5m") Duration longestRest,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("24h") Duration secretOverlap) {

    List<PortRange> ports() {
        return allowedPorts.stream().map(PortRange::parse).toList();
    }
}
