package de.zugang.sandbox.sweep.onboarding;

import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.journey.Unexpected;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Calls as a customer does, with what the messages brought: a token from Keycloak, and both ways through the gateway. Asked is the
 * reason of a request that nobody made, so 404 of the service is the answer of somebody who was let in.
 */
record Calls(Tokens tokens, URI gateway) {

    private static final int LET_IN = 404;
    private static final int NOT_LET_IN = 401;

    List<String> refused(Map<Probe, TechnicalUser> users) {
        var refused = new ArrayList<String>();
        var http = new Http();
        users.entrySet().stream().limit(1).forEach(one -> {
            TechnicalUser user = one.getValue();
            var wrong = Credentials.basic(user.subscriptionKey(), user.clientId(), "not the secret");
            expect(NOT_LET_IN, http, one.getKey(), wrong, refused);
        });
        users.forEach((probe, user) -> {
            try {
                String token = tokens.technicalUser(user);
                expect(LET_IN, http, probe, Credentials.bearer(user.subscriptionKey(), token), refused);
                expect(LET_IN, http, probe, Credentials.basic(user), refused);
            } catch (Unexpected noToken) {
                refused.add(probe.email() + ": no token");
            }
        });
        return refused;
    }

    private void expect(int status, Http http, Probe probe, Credentials credentials, List<String> refused) {
        URI unknown = URI.create(gateway + "/zugang/diagnosis/v1/refusals/" + UUID.randomUUID());
        Answer answer = http.get(unknown, credentials.headers());
        if (answer.status() != status) {
            refused.add(probe.email() + ": " + answer.status() + " (expected: " + status + ")");
        }
    }
}
