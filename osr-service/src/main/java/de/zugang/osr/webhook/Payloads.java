package de.zugang.osr.webhook;

import de.zugang.osr.ended.DeliveriesEnded;
import de.zugang.osr.generated.webhook.model.Event;
import de.zugang.osr.generated.webhook.model.EventData;
import de.zugang.osr.generated.webhook.model.EventType;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of messages, by the contract. They hold ids and numbers, no message's text and nobody's data. */
@Component
class Payloads {

    static final String DELIVERY_ENDED = EventType.DELIVERY_ENDED.getValue();
    static final String TEST = EventType.WEBHOOK_TEST.getValue();

    private final JsonMapper json;

    Payloads(JsonMapper json) {
        this.json = json;
    }

    String ended(DeliveriesEnded.One delivery) {
        return body(
                EventType.DELIVERY_ENDED,
                delivery.at(),
                new EventData()
                        .dataDeliveryId(delivery.id())
                        .billingunit(delivery.billingUnit())
                        .status(delivery.success() ? EventData.StatusEnum.SUCCESS : EventData.StatusEnum.FAIL));
    }

    String test(Instant now) {
        return body(EventType.WEBHOOK_TEST, now, new EventData());
    }

    private String body(EventType type, Instant at, EventData data) {
        return json.writeValueAsString(new Event(type, at.atOffset(ZoneOffset.UTC), data));
    }
}
