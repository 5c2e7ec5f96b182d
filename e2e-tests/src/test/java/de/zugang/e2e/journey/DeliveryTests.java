package de.zugang.e2e.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.client.onsiteroles.ApiClient;
import de.zugang.client.onsiteroles.api.DataDeliveryApi;
import de.zugang.client.onsiteroles.api.OnSiteRolesApi;
import de.zugang.client.onsiteroles.model.DeliveryStatus;
import de.zugang.client.onsiteroles.model.OnSiteRolesDocument;
import de.zugang.client.onsiteroles.model.Partner;
import de.zugang.client.onsiteroles.model.ResidentialUnit;
import de.zugang.client.onsiteroles.model.Role;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** The seed's use cases with the client that is generated from the contract. */
@ExtendWith(OnPlatform.class)
class DeliveryTests {

    private static final String BILLING_UNIT = "654321";
    private static final String RESIDENTIAL_UNIT = "0001";

    private final Platform platform;
    private final TechnicalUser user;

    DeliveryTests(Platform platform) {
        this.platform = platform;
        this.user = platform.endpoints().technicalUser();
    }

    @Test
    void takesTheThreeUseCasesOfTheSeedWithBearer() throws IOException {
        ApiClient client = client();
        client.setBearerToken(platform.tokens().technicalUser(user));
        tellTheThreeUseCases(client);
    }

    @Test
    void takesTheThreeUseCasesOfTheSeedWithBasic() throws IOException {
        ApiClient client = client();
        client.setUsername(user.clientId());
        client.setPassword(user.clientSecret());
        tellTheThreeUseCases(client);
    }

    @Test
    void failsAsTheSeedSaysWhenAnUpdateHasNoTarget() throws IOException {
        ApiClient client = client();
        client.setBearerToken(platform.tokens().technicalUser(user));
        OnSiteRolesDocument delivery = example("use-case-1.json");
        var unit = delivery.getBillingunit().getResidentialunit();
        Role role = roles(unit).getFirst().from(LocalDate.of(2022, 6, 16)).to(LocalDate.of(9999, 12, 31));
        requireNonNull(role.getPartner()).pmnumber("99999999");
        Partner partner = partners(unit).getFirst();
        requireNonNull(partner.getReference()).pmnumber("99999999");
        unit.roles(List.of(role)).partners(List.of(partner));

        DeliveryStatus end = deliver(client, delivery);

        assertThat(end.getStatus()).isEqualTo(DeliveryStatus.StatusEnum.FAIL);
        assertThat(end.getRoleMessages()).singleElement().satisfies(message -> {
            assertThat(message.getKey()).isEqualTo("OSR-KALO");
            assertThat(message.getMessage()).isEqualTo("There is no matching role in the update target.");
            assertThat(message.getRole()).isEqualTo("S-COR");
        });
        assertThat(end.getPartnerMessages()).isNull();
    }

    private void tellTheThreeUseCases(ApiClient client) throws IOException {
        assertThat(activeRole(client)).isEqualTo("12345611 from 2018-05-01 to 9999-12-31");

        assertSuccess(deliver(client, example("use-case-1.json")));
        assertThat(activeRole(client)).isEqualTo("12345612 from 2022-06-01 to 2022-12-31");
        assertSuccess(deliver(client, example("use-case-2.json")));
        assertThat(activeRole(client)).isEqualTo("12345612 from 2022-06-01 to 2023-07-31");
        assertSuccess(deliver(client, example("use-case-3.json")));
        assertThat(activeRole(client)).isEqualTo("12345611 from 2018-05-01 to 2022-05-31");

        assertSuccess(deliver(client, mustermannStays()));
    }

    /** Use case 1 without the successor and with an open end: back to where the seed begins. */
    private static OnSiteRolesDocument mustermannStays() throws IOException {
        OnSiteRolesDocument delivery = example("use-case-1.json");
        var unit = delivery.getBillingunit().getResidentialunit();
        unit.roles(List.of(roles(unit).getFirst().to(LocalDate.of(9999, 12, 31))))
                .partners(partners(unit).subList(0, 1));
        return delivery;
    }

    private static void assertSuccess(DeliveryStatus end) {
        assertThat(end.getStatus()).as("%s", end).isEqualTo(DeliveryStatus.StatusEnum.SUCCESS);
    }

    private static DeliveryStatus deliver(ApiClient client, OnSiteRolesDocument delivery) {
        var api = new DataDeliveryApi(client);
        String id = api.postDataDelivery(BILLING_UNIT, RESIDENTIAL_UNIT, delivery, null, null)
                .getDataDeliveryId()
                .toString();
        return Await.until(
                "the end of the delivery",
                Duration.ofSeconds(20),
                () -> Optional.of(api.getDataDeliveryStatus(BILLING_UNIT, id, null))
                        .filter(status -> status.getStatus() != DeliveryStatus.StatusEnum.IN_PROGRESS));
    }

    private static String activeRole(ApiClient client) {
        var unit = new OnSiteRolesApi(client)
                .getOnSiteRoles(BILLING_UNIT, RESIDENTIAL_UNIT)
                .getBillingunit()
                .getResidentialunit();
        Role role = roles(unit).getFirst();
        return requireNonNull(role.getPartner()).getPmnumber() + " from " + role.getFrom() + " to " + role.getTo();
    }

    private static List<Role> roles(ResidentialUnit unit) {
        return requireNonNull(unit.getRoles());
    }

    private static List<Partner> partners(ResidentialUnit unit) {
        return requireNonNull(unit.getPartners());
    }

    private static OnSiteRolesDocument example(String name) throws IOException {
        try (InputStream example =
                DeliveryTests.class.getResourceAsStream("/api-spec/on-site-roles/v1/examples/" + name)) {
            return JsonMapper.shared().readValue(example, OnSiteRolesDocument.class);
        }
    }

    private ApiClient client() {
        var client = new ApiClient();
        client.setBasePath(platform.endpoints().gateway() + platform.endpoints().osr());
        client.setApiKey(user.subscriptionKey());
        return client;
    }
}
