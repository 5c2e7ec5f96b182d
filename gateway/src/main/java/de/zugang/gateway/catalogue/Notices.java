package de.zugang.gateway.catalogue;

import de.zugang.catalogue.Lifecycle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a deprecated version says of itself in each answer: RFC 9745 ({@code Deprecation}) and RFC 8594 ({@code Sunset}). */
final class Notices {

    private Notices() {}

    static Map<String, String> of(Lifecycle lifecycle) {
        var headers = new LinkedHashMap<String, String>();
        Instant deprecated = lifecycle.deprecatedAt();
        if (deprecated != null) {
            headers.put("Deprecation", "@" + deprecated.getEpochSecond());
        }
        Instant sunset = lifecycle.sunsetAt();
        if (sunset != null) {
            headers.put("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(sunset.atOffset(ZoneOffset.UTC)));
        }
        if (lifecycle.information() != null) {
            headers.put("Link", "<%s>; rel=\"deprecation\"; type=\"text/html\"".formatted(lifecycle.information()));
        }
        return Map.copyOf(headers);
    }
}
