package de.zugang.sandbox.demo;

import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.journey.Unexpected;

/** What the gateway and the service refuse, and that they say so in one form. */
record Refusals(OnSiteRoles api, Tokens tokens, TechnicalUser user, TechnicalUser other) {

    private static final OnSiteRoles.Unit FOREIGN = new OnSiteRoles.Unit("222222", "0001");

    void tell(Narrator narrator) {
        String token = tokens.technicalUser(user);
        refuses(narrator, "no key", 401, Credentials.withoutKey(token), UseCases.SEED_UNIT);
        refuses(narrator, "an unknown key", 401, Credentials.bearer("zgk_unknown", token), UseCases.SEED_UNIT);
        refuses(
                narrator,
                "a wrong secret",
                401,
                Credentials.basic(user.subscriptionKey(), user.clientId(), "wrong"),
                UseCases.SEED_UNIT);
        refuses(
                narrator,
                "the key of one technical user with the token of another",
                403,
                Credentials.bearer(other.subscriptionKey(), token),
                UseCases.SEED_UNIT);
        refuses(
                narrator,
                "a billing unit of another customer",
                404,
                Credentials.bearer(user.subscriptionKey(), token),
                FOREIGN);
    }

    private void refuses(Narrator narrator, String what, int status, Credentials credentials, OnSiteRoles.Unit unit) {
        narrator.step(
                "refused: " + what, () -> refusal(api.current(credentials, unit).expect(status)), text -> text);
    }

    private static String refusal(Answer answer) {
        var problem = answer.json();
        if (problem.path("code").asInt() != answer.status()
                || problem.path("errors").path(0).path("message").asString().isEmpty()) {
            throw new Unexpected("the refusal is not the problem document: " + answer.body());
        }
        return answer.status() + " "
                + problem.path("errors").path(0).path("message").asString();
    }
}
