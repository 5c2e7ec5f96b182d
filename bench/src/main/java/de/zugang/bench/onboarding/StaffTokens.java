package de.zugang.bench.onboarding;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import java.time.Duration;
import java.util.Map;

/** Customer service's token, renewed in time; never two at once, which Keycloak takes for an attack on the password. */
final class StaffTokens {

    private static final Duration LIFE = Duration.ofMinutes(3);

    private final Endpoints endpoints;
    private String token = "";
    private long fetched;

    StaffTokens(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    synchronized String token() {
        if (token.isEmpty() || System.nanoTime() - fetched > LIFE.toNanos()) {
            token = new Tokens(new Http(), endpoints.token())
                    .staff(endpoints.users().customerService());
            fetched = System.nanoTime();
        }
        return token;
    }

    Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + token());
    }
}
