package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.journey.Unexpected;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code audit verify} and {@code audit export FILE}: the audit trail of the running platform. */
record AuditCommand(Path root) {

    private static final int DONE = 0;
    private static final int BROKEN = 3;
    private static final int AT_ONCE = 1000;

    int run(Arguments words) {
        String act = words.isEmpty() ? "" : words.next();
        try {
            return switch (act) {
                case "verify" -> {
                    words.nothingMore();
                    yield verify();
                }
                case "export" -> {
                    if (words.isEmpty()) {
                        throw new Arguments.Wrong("audit export needs a file");
                    }
                    var file = Path.of(words.next());
                    words.nothingMore();
                    yield export(file);
                }
                default -> throw new Arguments.Wrong("audit verify or audit export FILE");
            };
        } catch (Unexpected failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
    }

    private int verify() {
        JsonNode found = get("/verification");
        if (!found.path("intact").asBoolean()) {
            System.out.println("✗ the audit trail was tampered with: entry "
                    + found.path("brokenAt").asLong() + " is not as it was written");
            return BROKEN;
        }
        System.out.printf(
                "✓ %d entries, nothing was changed or removed%n  last hash: %s%n",
                found.path("entries").asLong(), found.path("hash").asString());
        return DONE;
    }

    private int export(Path file) {
        long entries = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            long after = 0;
            for (JsonNode page = page(after); !page.isEmpty(); page = page(after)) {
                for (JsonNode entry : page) {
                    lines.write(entry.toString());
                    lines.newLine();
                    after = entry.path("position").asLong();
                    entries++;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be written", failed);
        }
        System.out.printf("%d entries are in %s%n", entries, file);
        return DONE;
    }

    private JsonNode page(long after) {
        return get("?after=" + after + "&size=" + AT_ONCE).path("entries");
    }

    private JsonNode get(String rest) {
        Endpoints endpoints = new Present(new Layout(root.resolve(".zugang"))).endpoints();
        var http = new Http();
        String token =
                new Tokens(http, endpoints.token()).staff(endpoints.users().auditor());
        return http.get(
                        URI.create(endpoints.desk() + "/onboarding/v1/audit" + rest),
                        Map.of("Authorization", "Bearer " + token))
                .expect(200)
                .json();
    }
}
