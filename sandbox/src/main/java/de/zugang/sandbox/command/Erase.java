package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.platform.Layout;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Services;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code erase …}: tells what there is of one resident, and erases it only with {@code --confirm}. */
record Erase(Path root) {

    private static final int REFUSED = 400;

    int run(EraseArguments arguments) {
        Endpoints endpoints = new Present(new Layout(root.resolve(".zugang"))).endpoints();
        Answer found = ask(endpoints, arguments.request(false));
        if (found.status() >= REFUSED) {
            for (JsonNode error : found.json().path("errors")) {
                String field = error.path("field").asString("");
                System.err.println("✗ " + (field.isEmpty() ? "" : field + ": ")
                        + error.path("message").asString());
            }
            return 1;
        }
        if (total(found) == 0) {
            System.out.println("Nothing found.");
            return 0;
        }
        if (!arguments.confirm()) {
            System.out.println("Found, and left as it is:");
            print(found.json());
            System.out.println("With --confirm all of this is erased.");
            return 0;
        }
        return erase(endpoints, arguments);
    }

    private static int erase(Endpoints endpoints, EraseArguments arguments) {
        Answer erased = ask(endpoints, arguments.request(true)).expect(200);
        System.out.println("Erased:");
        print(erased.json());
        long left = total(ask(endpoints, arguments.request(false)).expect(200));
        if (left > 0) {
            System.err.println("✗ " + left + " rows came in meanwhile; run it again");
            return 1;
        }
        System.out.println("Looked again: nothing found. Record: "
                + erased.json().path("erasureId").asString());
        return 0;
    }

    private static Answer ask(Endpoints endpoints, String request) {
        var http = new Http();
        String token =
                new Tokens(http, endpoints.token()).staff(endpoints.users().operator());
        var ports = new Ports(endpoints.gateway().getPort());
        return http.postJson(
                URI.create(Services.url(ports.osrOperator()) + "/operator/v1/erasures"),
                Map.of("Authorization", "Bearer " + token),
                request);
    }

    private static long total(Answer report) {
        return report.json().path("total").asLong();
    }

    private static void print(JsonNode report) {
        System.out.println();
        report.path("rows")
                .properties()
                .forEach(place -> System.out.printf(
                        "  %-18s %6d%n", place.getKey(), place.getValue().asLong()));
        System.out.printf("  %-18s %6d%n%n", "total", report.path("total").asLong());
        for (JsonNode number : report.path("partners")) {
            System.out.printf(
                    "  partner %s in %s/%s%n",
                    number.path("pmnumber").asString(),
                    number.path("billingUnit").asString(),
                    number.path("residentialUnit").asString());
        }
        if (!report.path("partners").isEmpty()) {
            System.out.println();
        }
    }

    /** What somebody types, unseen where there is a terminal. */
    static String ask(String option) {
        return Optional.ofNullable(System.console())
                .map(console -> String.valueOf(console.readPassword("%s: ", option)))
                .orElseThrow(() -> new Arguments.Wrong(option + " -: there is no terminal to ask at"));
    }
}
