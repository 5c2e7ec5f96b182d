package de.zugang.tryit.page;

import de.zugang.catalogue.Lifecycle;
import de.zugang.catalogue.PublishedOperation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * An API in the visitor's language.
 *
 * @param entitlement what must be approved before it can be called; empty: nothing
 * @param curl a first request
 * @param java the same with the generated client; empty: there is none
 * @param typeScript likewise
 */
record ShownApi(
        String name,
        String title,
        String summary,
        Lifecycle lifecycle,
        String entitlement,
        String basePath,
        List<PublishedOperation> operations,
        String curl,
        String java,
        String typeScript) {

    ShownApi {
        operations = List.copyOf(operations);
    }

    /** For the key of its text. */
    public String state() {
        return lifecycle.state().name().toLowerCase(Locale.ROOT);
    }

    /** The day it ends, in UTC; empty while nobody knows of an end. */
    public String sunset() {
        Instant sunset = lifecycle.sunsetAt();
        return sunset == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(sunset.atOffset(ZoneOffset.UTC));
    }
}
