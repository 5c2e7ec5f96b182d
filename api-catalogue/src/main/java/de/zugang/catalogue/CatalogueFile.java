package de.zugang.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file as it is written; its form is described in {@code api-spec/catalogue.schema.json}. */
record CatalogueFile(@Nullable Map<String, Described> entitlements, Map<String, Entry> apis) {

    record Described(Text title, Text summary, String approver) {}

    record Entry(
            String contract,
            Text title,
            Text summary,
            String product,
            String upstream,
            @Nullable String entitlement,
            Set<PublishedApi.Credential> credentials,
            @Nullable Limited limits,
            @Nullable List<Restricted> restricted,
            @Nullable List<Alias> aliases,
            Lifecycle lifecycle,
            @Nullable String client) {

        Entry {
            require("contract", contract);
            require("title", title);
            require("summary", summary);
            require("product", product);
            require("upstream", upstream);
            require("credentials", credentials);
            require("lifecycle", lifecycle);
            if (credentials.isEmpty()) {
                throw new IllegalArgumentException("credentials: none (expected: bearer, basic or both)");
            }
        }

        private static void require(String key, @Nullable Object value) {
            if (value == null) {
                throw new IllegalArgumentException(key + ": missing (expected: a value)");
            }
        }
    }

    record Limited(
            @Nullable Duration responseTimeout,
            @Nullable Long maximumBody,
            @Nullable Duration freshCredentials) {}

    record Restricted(String operation, String entitlement) {}

    record Alias(String operation, String path) {}
}
