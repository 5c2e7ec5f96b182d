package de.zugang.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.outbox.OutboxMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(OnPlatform.class)
class OnboardingTests {

    private static final Unit UNIT = new Unit("100001", "0399");

    private final Platform platform;

    OnboardingTests(Platform platform) {
        this.platform = platform;
    }

    @Test
    void turnsAnOrderIntoCredentialsThatWorkWithBearerAndBasic() {
        String staff = platform.staffToken();
        OrderForm form = platform.orderForm();

        String order = platform.onboarding().place(staff, form);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);

        assertThat(platform.onSiteRoles().current(platform.bearer(user), UNIT).status())
                .isEqualTo(200);
        assertThat(platform.onSiteRoles().current(Credentials.basic(user), UNIT).status())
                .isEqualTo(200);
        Await.until(
                "the end of the order",
                Duration.ofSeconds(20),
                () -> Optional.of(platform.onboarding().state(staff, order)).filter("DONE"::equals));
        Await.until(
                "the first successful call in the order",
                Duration.ofSeconds(20),
                () -> Optional.of(platform.http()
                                .get(
                                        URI.create(platform.endpoints().desk() + "/onboarding/v1/orders/" + order),
                                        Map.of("Authorization", "Bearer " + staff))
                                .expect(200)
                                .json()
                                .path("firstCallAt"))
                        .filter(JsonNode::isString));
    }

    @Test
    void sendsKeyByMailAndSecretBySmsAndNeverBothInOneChannel() {
        OrderForm form = platform.orderForm();
        platform.onboarding().place(platform.staffToken(), form);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);

        assertThat(platform.sandbox().messages())
                .filteredOn(message -> message.to().equals(form.email()))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.channel()).isEqualTo(OutboxMessage.Channel.EMAIL);
                    assertThat(mail.text()).contains(user.name(), user.clientId(), user.subscriptionKey());
                    assertThat(mail.html()).contains(user.name(), user.clientId(), user.subscriptionKey());
                    assertThat(mail.text() + mail.html()).doesNotContain(user.clientSecret());
                });
        assertThat(platform.sandbox().messages())
                .filteredOn(message -> message.to().equals(form.mobile()))
                .singleElement()
                .satisfies(sms -> {
                    assertThat(sms.channel()).isEqualTo(OutboxMessage.Channel.SMS);
                    assertThat(sms.text()).contains(user.clientSecret()).hasSizeLessThanOrEqualTo(160);
                    assertThat(sms.text()).doesNotContain(user.name(), user.clientId(), user.subscriptionKey());
                });
    }
}
