package de.zugang.sandbox.outbox;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message resource of Twilio. */
record Sms(
        String sid,
        String accountSid,
        String to,
        String from,
        String body,
        @Nullable URI statusCallback,
        Status status,
        Instant created,
        Instant updated) {

    static final String API_VERSION = "2010-04-01";
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int SEGMENT = 160;
    private static final int CONCATENATED_SEGMENT = 153;

    /** In the order in which Twilio reports them. */
    enum Status {
        QUEUED,
        SENT,
        DELIVERED,
        UNDELIVERED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Sms with(Status next, Instant at) {
        return new Sms(sid, accountSid, to, from, body, statusCallback, next, created, at);
    }

    /** As Twilio writes it. */
    Map<String, @Nullable Object> json() {
        String uri = "/%s/Accounts/%s/Messages/%s".formatted(API_VERSION, accountSid, sid);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("account_sid", accountSid);
        json.put("api_version", API_VERSION);
        json.put("body", body);
        json.put("date_created", RFC_2822.format(created));
        json.put("date_sent", status == Status.QUEUED ? null : RFC_2822.format(updated));
        json.put("date_updated", RFC_2822.format(updated));
        json.put("direction", "outbound-api");
        json.put("error_code", status == Status.UNDELIVERED ? 30003 : null);
        json.put("error_message", status == Status.UNDELIVERED ? "Unreachable destination handset" : null);
        json.put("from", from);
        json.put("messaging_service_sid", null);
        json.put("num_media", "0");
        json.put("num_segments", String.valueOf(segments()));
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", sid);
        json.put("status", status.wire());
        json.put("subresource_uris", Map.of("media", uri + "/Media.json"));
        json.put("to", to);
        json.put("uri", uri + ".json");
        return Collections.unmodifiableMap(json);
    }

    private int segments() {
        return body.length() <= SEGMENT ? 1 : (body.length() + CONCATENATED_SEGMENT - 1) / CONCATENATED_SEGMENT;
    }
}
