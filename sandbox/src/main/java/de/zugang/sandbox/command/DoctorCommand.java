package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.journey.Unexpected;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code doctor}: whether database, Keycloak and gateways of the running platform agree. */
record DoctorCommand(Path root) {

    private static final int HEALTHY = 0;
    private static final int WRONG = 3;

    int run(Arguments words) {
        words.nothingMore();
        JsonNode found = examine();
        System.out.printf(
                "%d technical users, %d clients at Keycloak, %d known to gateways, %d gateways running%n",
                found.path("technicalUsers").asInt(),
                found.path("clients").asInt(),
                found.path("announced").asInt(),
                found.path("gateways").asInt());
        for (JsonNode finding : found.path("findings")) {
            String detail = finding.path("detail").asString();
            System.out.printf(
                    "%n%s %s%s%n  %s%n  What to do: %s%n",
                    finding.path("wrong").asBoolean() ? "✗" : "·",
                    finding.path("subject").asString(),
                    detail.isEmpty() ? "" : " (" + detail + ")",
                    finding.path("meaning").asString(),
                    finding.path("remedy").asString());
        }
        boolean healthy = found.path("healthy").asBoolean();
        System.out.println(healthy ? "✓ they agree" : "\n✗ they do not agree");
        return healthy ? HEALTHY : WRONG;
    }

    private JsonNode examine() {
        Endpoints endpoints = new Present(new Layout(root.resolve(".zugang"))).endpoints();
        try {
            var http = new Http();
            String token =
                    new Tokens(http, endpoints.token()).staff(endpoints.users().operator());
            return http.get(
                            URI.create(endpoints.desk() + "/onboarding/v1/doctor"),
                            Map.of("Authorization", "Bearer " + token))
                    .expect(200)
                    .json();
        } catch (Unexpected failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
    }
}
