package de.zugang.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.client.ola.ApiClient;
import de.zugang.client.ola.api.AuthorizationRequestsApi;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnlineAuthorizations;
import de.zugang.sandbox.journey.OrderForm;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPlatform.class)
class OlaTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Platform platform;
    private final OnlineAuthorizations ola;

    OlaTests(Platform platform) {
        this.platform = platform;
        this.ola =
                new OnlineAuthorizations(platform.http(), platform.endpoints().gateway());
    }

    @Test
    void opensOnlyOnceTheSalesLeadHasApproved() {
        OrderForm form = platform.orderForm().withOla();
        String order = platform.onboarding().place(platform.staffToken(), form);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        var credentials = Credentials.basic(user);

        assertThat(ola.newest(credentials).status()).isEqualTo(403);
        assertThat(platform.onboarding()
                        .decideOla(platform.staffToken(), order, true)
                        .status())
                .isEqualTo(403);
        String salesLead = platform.tokens().staff(platform.endpoints().users().salesLead());
        platform.onboarding().decideOla(salesLead, order, true).expect(200);

        Answer allowed = Await.until(
                "access to OLA",
                SOON,
                () -> Optional.of(ola.newest(credentials)).filter(answer -> answer.status() == 200));
        assertThat(allowed.json().path("authorizationRequests"))
                .isNotEmpty()
                .allMatch(one -> one.path("customerId").asString().equals(Platform.CUSTOMER));
        assertThat(ola.changes(platform.bearer(user), "").status()).isEqualTo(200);
        assertThat(client(user)
                        .getAuthorizationRequests(Platform.CUSTOMER, null, null, 0, 1)
                        .getAuthorizationRequests())
                .singleElement()
                .satisfies(one -> assertThat(one.getCustomerId()).isEqualTo(Platform.CUSTOMER));
    }

    /** As generated from the contract. */
    private AuthorizationRequestsApi client(TechnicalUser user) {
        var client = new ApiClient().setBasePath(platform.endpoints().gateway() + "/ola/v1.0.0");
        client.setApiKey(user.subscriptionKey());
        client.setBearerToken(platform.tokens().technicalUser(user));
        return new AuthorizationRequestsApi(client);
    }

    @Test
    void closesInTheMiddleOfPagingWhenItIsWithdrawn() {
        OrderForm form = platform.orderForm().withOla();
        String order = platform.onboarding().place(platform.staffToken(), form);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        var credentials = Credentials.basic(user);
        String salesLead = platform.tokens().staff(platform.endpoints().users().salesLead());
        platform.onboarding().decideOla(salesLead, order, true).expect(200);
        Answer first = Await.until(
                "access to OLA",
                SOON,
                () -> Optional.of(ola.changes(credentials, "?size=1")).filter(answer -> answer.status() == 200));
        String cursor = first.json().path("cursor").asString();
        assertThat(cursor).isNotEmpty();

        platform.http()
                .postJson(
                        java.net.URI.create(platform.endpoints().desk() + "/onboarding/v1/technical-users/"
                                + user.name() + "/orders"),
                        java.util.Map.of("Authorization", "Bearer " + platform.staffToken()),
                        "{\"kind\":\"WITHDRAW_ENTITLEMENT\",\"entitlement\":\"OLA\",\"reason\":\"contract ended\"}")
                .expect(201);

        Answer refused = Await.until(
                "the end of access to OLA",
                SOON,
                () -> Optional.of(ola.changes(credentials, "?size=1&cursor=" + cursor))
                        .filter(answer -> answer.status() != 200));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain(Platform.CUSTOMER);
        assertThat(ola.newest(credentials).status()).isEqualTo(403);
    }

    @Test
    void staysShutWhenTheSalesLeadRejects() {
        OrderForm form = platform.orderForm().withOla();
        String order = platform.onboarding().place(platform.staffToken(), form);
        var credentials = Credentials.basic(platform.onboarding().awaitCredentials(form));
        String salesLead = platform.tokens().staff(platform.endpoints().users().salesLead());
        platform.onboarding().decideOla(salesLead, order, false).expect(200);

        assertThat(ola.newest(credentials).status()).isEqualTo(403);
        assertThat(platform.onSiteRoles()
                        .current(credentials, new de.zugang.sandbox.journey.OnSiteRoles.Unit("100001", "0399"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isNoMoreOpenByAnotherSpellingOrMethod() {
        var credentials = Credentials.basic(platform.endpoints().technicalUser());
        assertThat(ola.newest(credentials).status()).isEqualTo(403);
        for (String path : new String[] {"/OLA/v1.0.0/authorization-requests", "/ola/v1.0.0/authorization-requests/"}) {
            assertThat(platform.http()
                            .get(java.net.URI.create(platform.endpoints().gateway() + path), credentials.headers())
                            .status())
                    .isEqualTo(404);
        }
        assertThat(platform.http()
                        .postJson(
                                java.net.URI.create(
                                        platform.endpoints().gateway() + "/ola/v1.0.0/authorization-requests"),
                                credentials.headers(),
                                "{}")
                        .status())
                .isEqualTo(405);
    }
}
