package de.zugang.sandbox.demo;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OnlineAuthorizations;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Tokens;
import java.time.Duration;
import java.util.Optional;

/** Third story: online authorization data are refused, ordered, approved by the sales lead, allowed. */
record OlaStory(Endpoints endpoints, Tokens tokens, Onboarding onboarding, OnlineAuthorizations ola, OrderForm form) {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final long TARGET_SECONDS = 2;

    void tell(Narrator narrator) {
        String staff = tokens.staff(endpoints.users().customerService());
        String order = narrator.step(
                "OLA: customer service orders it with a new technical user",
                () -> onboarding.place(staff, form.withOla()),
                id -> id);
        TechnicalUser user = narrator.step(
                "OLA: the rest does not wait for the sales lead, e-mail and SMS arrive",
                () -> onboarding.awaitCredentials(form),
                TechnicalUser::name);
        var credentials = Credentials.basic(user);
        narrator.step(
                "OLA: refused before the sales lead has decided",
                () -> ola.newest(credentials).expect(403),
                answer -> answer.request() + " -> 403");
        narrator.step(
                "OLA: customer service may not decide",
                () -> onboarding.decideOla(staff, order, true).expect(403),
                answer -> "403");
        String salesLead = tokens.staff(endpoints.users().salesLead());
        narrator.step(
                "OLA: the sales lead approves",
                () -> onboarding.decideOla(salesLead, order, true).expect(OK),
                _ -> endpoints.users().salesLead().name());
        long approved = System.nanoTime();
        narrator.step(
                "OLA: allowed",
                () -> Await.until(
                        "access to OLA",
                        LIMIT,
                        () -> Optional.of(ola.newest(credentials)).filter(answer -> answer.status() == OK)),
                answer -> answer.json().path("authorizationRequests").size()
                        + " authorization requests, complete until "
                        + answer.json().path("window").path("completeUntil").asString());
        long effect = (System.nanoTime() - approved) / 1_000_000;
        narrator.step(
                "OLA: nothing new behind the cursor",
                () -> ola.changes(credentials, "?size=500&cursor=" + cursor(credentials))
                        .expect(OK),
                answer -> answer.json().path("authorizationRequests").size() + " changes");
        narrator.figure(Demo.Figure.time("decision of the sales lead to access to OLA", effect, TARGET_SECONDS));
    }

    private String cursor(Credentials credentials) {
        return ola.changes(credentials, "?size=500")
                .expect(OK)
                .json()
                .path("cursor")
                .asString();
    }
}
