package de.zugang.sandbox.demo;

import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.Unexpected;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Second story: the three use cases of the seed on the unit of the seed, which is brought back to where the seed begins,
 * before and after, by deliveries as any integrator could send them.
 */
record UseCases(OnSiteRoles api, Deliveries deliveries) {

    static final OnSiteRoles.Unit SEED_UNIT = new OnSiteRoles.Unit("654321", "0001");
    static final String MUSTERMANN = "12345611";
    static final String MUSTERMANN_FROM = "2018-05-01";
    private static final String OPEN_END = "9999-12-31";
    private static final String MUSTERFRAU = "12345612";
    private static final int ROLES_AT_MOST = 20;

    void tell(Narrator narrator, String way, Credentials credentials) {
        narrator.step(way + ": the unit is as the seed has it", () -> reset(credentials), "Max Mustermann, open end");
        deliver(narrator, credentials, 1, way + ": use case 1, Musterfrau follows Mustermann");
        expect(narrator, credentials, way, MUSTERFRAU, "2022-06-01", "2022-12-31");
        deliver(narrator, credentials, 2, way + ": use case 2, Musterfrau leaves later");
        expect(narrator, credentials, way, MUSTERFRAU, "2022-06-01", "2023-07-31");
        deliver(narrator, credentials, 3, way + ": use case 3, Musterfrau does not come after all");
        expect(narrator, credentials, way, MUSTERMANN, MUSTERMANN_FROM, "2022-05-31");
        narrator.step(way + ": an update without a target fails and says why", () -> fails(credentials), key -> key);
        narrator.step(way + ": the unit is as before", () -> reset(credentials), "Max Mustermann, open end");
    }

    private void deliver(Narrator narrator, Credentials credentials, int number, String step) {
        narrator.step(
                step, () -> api.mustSucceed(credentials, SEED_UNIT, deliveries.useCase(number)), "202, then SUCCESS");
    }

    private void expect(
            Narrator narrator, Credentials credentials, String way, String partner, String from, String to) {
        narrator.step(
                way + ": the current data show it",
                () -> {
                    JsonNode role = api.activeRole(credentials, SEED_UNIT)
                            .orElseThrow(() -> new Unexpected(SEED_UNIT + " has no role"));
                    String is = describe(role);
                    String shouldBe = partner + " from " + from + " to " + to;
                    if (!is.equals(shouldBe)) {
                        throw new Unexpected("active role: " + is + " (expected: " + shouldBe + ")");
                    }
                    return is;
                },
                is -> is);
    }

    private String fails(Credentials credentials) {
        JsonNode end = api.deliver(credentials, SEED_UNIT, Deliveries.withoutTarget());
        JsonNode message = end.path("roleMessages").path(0);
        if (!end.path("status").asString().equals("FAIL") || message.isMissingNode()) {
            throw new Unexpected("the delivery ended as " + end + " (expected: FAIL with a message)");
        }
        return message.path("key").asString() + " " + message.path("message").asString();
    }

    /** Takes away what later runs left, newest first, until Mustermann is there with no end. */
    private void reset(Credentials credentials) {
        for (int i = 0; i < ROLES_AT_MOST; i++) {
            Optional<JsonNode> active = api.activeRole(credentials, SEED_UNIT);
            if (active.isEmpty()) {
                api.mustSucceed(credentials, SEED_UNIT, Deliveries.mustermannMovesIn());
            } else if (!isMustermann(active.get())) {
                api.mustSucceed(credentials, SEED_UNIT, Deliveries.delete(active.get()));
            } else if (!active.get().path("to").asString().equals(OPEN_END)) {
                api.mustSucceed(credentials, SEED_UNIT, Deliveries.mustermannStays());
            } else {
                return;
            }
        }
        throw new Unexpected(SEED_UNIT + " cannot be brought back to where the seed begins");
    }

    private static boolean isMustermann(JsonNode role) {
        return Deliveries.partnerOf(role).equals(MUSTERMANN)
                && role.path("from").asString().equals(MUSTERMANN_FROM);
    }

    private static String describe(JsonNode role) {
        return Deliveries.partnerOf(role) + " from " + role.path("from").asString() + " to "
                + role.path("to").asString();
    }
}
