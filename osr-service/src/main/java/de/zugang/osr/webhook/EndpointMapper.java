package de.zugang.osr.webhook;

import de.zugang.osr.generated.webhook.model.Attempt.OutcomeEnum;
import de.zugang.osr.generated.webhook.model.Endpoint.StateEnum;
import de.zugang.osr.generated.webhook.model.EventType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Between the contract's types and ours. */
final class EndpointMapper {

    private EndpointMapper() {}

    static de.zugang.osr.generated.webhook.model.Endpoint endpoint(ManageEndpoint.Shown shown) {
        Endpoint endpoint = shown.endpoint();
        var secret = shown.secret();
        return new de.zugang.osr.generated.webhook.model.Endpoint()
                .url(endpoint.url())
                .state(endpoint.isActive() ? StateEnum.ACTIVE : StateEnum.DISABLED)
                .waiting(shown.waiting())
                .failingSince(time(endpoint.failingSince()))
                .disabledAt(time(endpoint.disabledAt()))
                .previousSecretUntil(time(endpoint.secrets().previousUntil()))
                .secret(secret == null ? null : secret.text())
                .createdAt(time(endpoint.createdAt()))
                .changedAt(time(endpoint.changedAt()));
    }

    static de.zugang.osr.generated.webhook.model.Attempt attempt(Attempt attempt) {
        return new de.zugang.osr.generated.webhook.model.Attempt()
                .webhookId(Event.webhookId(attempt.messageId()))
                .type(EventType.fromValue(attempt.type()))
                .dataDeliveryId(attempt.deliveryId())
                .attemptedAt(time(attempt.at()))
                .outcome(OutcomeEnum.fromValue(attempt.outcome().name()))
                .status(attempt.status())
                .durationMillis(attempt.took().toMillis())
                .nextAttemptAt(time(attempt.next()));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
