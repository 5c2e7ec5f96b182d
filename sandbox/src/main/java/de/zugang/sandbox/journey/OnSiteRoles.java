package de.zugang.sandbox.journey;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The API on-site-roles as an integrator calls it, through the gateway.
 *
 * @param base address of the API, without a slash at the end
 */
public record OnSiteRoles(Http http, URI base) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A residential unit by the numbers of the measuring service company. */
    public record Unit(String billingUnit, String residentialUnit) {

        /** Below the base of the API. */
        public String path() {
            return "/billingunits/" + billingUnit + "/residentialunits/" + residentialUnit + "/on-site-roles";
        }

        @Override
        public String toString() {
            return billingUnit + "/" + residentialUnit;
        }
    }

    public Answer current(Credentials credentials, Unit unit) {
        return http.get(URI.create(base + unit.path()), credentials.headers());
    }

    /** The active role S-COR of the unit, if it has one. */
    public Optional<JsonNode> activeRole(Credentials credentials, Unit unit) {
        JsonNode roles = current(credentials, unit)
                .expect(200)
                .json()
                .path("billingunit")
                .path("residentialunit")
                .path("roles");
        return roles.isEmpty() ? Optional.empty() : Optional.of(roles.get(0));
    }

    public Answer post(Credentials credentials, Unit unit, String body) {
        return http.postJson(URI.create(base + unit.path()), credentials.headers(), body);
    }

    /** Sends a delivery and waits for its end. */
    public JsonNode deliver(Credentials credentials, Unit unit, String body) {
        String id = post(credentials, unit, body)
                .expect(202)
                .json()
                .path("dataDeliveryId")
                .asString();
        URI status = URI.create(base + "/billingunits/" + unit.billingUnit() + "/on-site-roles/data-delivery/" + id);
        return Await.until("the end of a delivery", LIMIT, () -> {
            JsonNode now = http.get(status, credentials.headers()).expect(200).json();
            return now.path("status").asString().equals("IN_PROGRESS") ? Optional.empty() : Optional.of(now);
        });
    }

    /** As {@link #deliver}, and it must succeed. */
    public void mustSucceed(Credentials credentials, Unit unit, String body) {
        JsonNode end = deliver(credentials, unit, body);
        if (!end.path("status").asString().equals("SUCCESS")) {
            throw new Unexpected("a delivery for " + unit + " ended as " + end);
        }
    }
}
