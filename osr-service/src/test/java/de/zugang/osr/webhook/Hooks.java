package de.zugang.osr.webhook;

import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A technical user and its endpoint, over HTTP. */
record Hooks(Client client) {

    static final String ENDPOINT = "/webhook/v1/endpoint";
    /** The service with receivers allowed on loopback, and short pauses. */
    static RunningOsr service(TestDatabase database, String... more) {
        return RunningOsr.on(
                database,
                Stream.concat(
                                Stream.of(
                                        "--zugang.osr.webhook.allow-http=true",
                                        "--zugang.osr.webhook.allowed-ports=1-65535",
                                        "--zugang.osr.webhook.allowed-networks=127.0.0.1/32",
                                        "--zugang.osr.webhook.first-pause=100ms",
                                        "--zugang.osr.webhook.longest-pause=300ms",
                                        "--zugang.osr.webhook.first-rest=50ms",
                                        "--zugang.osr.webhook.longest-rest=200ms"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    Answer put(String url) {
        return RunningOsr.send(client.request(ENDPOINT)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"url\": \"" + url + "\"}")));
    }

    /** The secret of a new endpoint. */
    String create(String url) {
        return put(url).body().get("secret").asString();
    }

    Answer post(String path) {
        return RunningOsr.send(client.request(ENDPOINT + path).POST(BodyPublishers.noBody()));
    }

    Answer delete() {
        return RunningOsr.send(client.request(ENDPOINT).DELETE());
    }

    Answer get(String path) {
        return client.get(ENDPOINT + path);
    }

    List<JsonNode> attempts() {
        return get("/attempts").body().get("attempts").valueStream().toList();
    }

    String deliver(String residentialUnit, String change) {
        String body = """
                {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "100001"},
                 "residentialunit": {"reference": {"mscnumber": "%s"}, "roles": [
                  {"change": "%s", "role": "S-COR", "from": "2022-01-01", "partner": {"pmnumber": "P"}}],
                 "partners": [{"reference": {"pmnumber": "P"}, "name": "Mustermann", "firstname": "Mika"}]}}}
                """.formatted(residentialUnit, change);
        return client.deliver("100001", residentialUnit, body);
    }

    JsonNode outcome(String id) {
        return client.outcome("100001", id);
    }

    void awaitAttempts(int count) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> attempts().size() >= count);
    }
}
