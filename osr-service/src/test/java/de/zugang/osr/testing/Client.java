package de.zugang.osr.testing;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A technical user at work. */
public record Client(RunningOsr osr, String passport) {

    public static final String BASE = "/arge/on-site-roles/v1";

    public static String rolesPath(String billingUnit, String residentialUnit) {
        return BASE + "/billingunits/" + billingUnit + "/residentialunits/" + residentialUnit + "/on-site-roles";
    }

    public static String statusPath(String billingUnit, String id) {
        return BASE + "/billingunits/" + billingUnit + "/on-site-roles/data-delivery/" + id;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(osr.uri(path)).header("Authorization", "Bearer " + passport);
    }

    public Answer get(String path) {
        return RunningOsr.send(request(path));
    }

    public Answer post(String path, String body, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningOsr.send(request);
    }

    /** Posts and expects 202. */
    public String deliver(String billingUnit, String residentialUnit, String body) {
        return accepted(post(rolesPath(billingUnit, residentialUnit), body));
    }

    /**
     * As {@link #deliver}, for tests that keep the service or a unit busy on purpose: whoever is told to come back (503 with
     * Retry-After) does.
     */
    public String deliverPatiently(String billingUnit, String residentialUnit, String body) {
        return accepted(await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> post(rolesPath(billingUnit, residentialUnit), body),
                        sent -> sent.status() != 503
                                || sent.header("Retry-After").isEmpty()));
    }

    private static String accepted(Answer answer) {
        if (answer.status() != 202) {
            throw new AssertionError(answer.status() + " " + answer.http().body());
        }
        return answer.body().get("dataDeliveryId").asString();
    }

    /** The final status of a delivery. */
    public JsonNode outcome(String billingUnit, String id) {
        return await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> get(statusPath(billingUnit, id)).body(),
                        status -> !status.get("status").asString().equals("IN_PROGRESS"));
    }
}
