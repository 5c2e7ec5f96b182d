package de.zugang.onboarding.provisioning;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keycloak is away in the middle of an order: it waits in plain words, keeps what it has, and goes on without a click. */
class KeycloakAwayTests extends SagaTest {

    static Stream<ResponseDefinitionBuilder> troubles() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(503),
                aResponse().withStatus(401),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFixedDelay(10_000));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void waitsAndGoesOnByItself(ResponseDefinitionBuilder trouble) throws Exception {
        var order = placed("de");
        var away = KEYCLOAK.server()
                .stubFor(any(urlPathMatching("/admin/.*")).atPriority(1).willReturn(trouble));
        try {
            assertThat(work(order)).isInstanceOf(Saga.Outcome.Again.class);
            assertThat(step(order, Step.CREATE_CLIENT)).satisfies(waiting -> {
                assertThat(waiting.state()).isEqualTo(Steps.State.WAITING);
                assertThat(waiting.remark()).extracting(Remark::situation).isNotEqualTo(Situation.UNEXPECTED);
                assertThat(waiting.nextAttemptAt()).isNotNull();
            });
            assertThat(mails()).isEmpty();
        } finally {
            KEYCLOAK.server().removeStub(away);
        }
        finish(order);
        assertThat(find.find(order).orElseThrow().order().state()).isEqualTo(Order.State.DONE);
        assertDelivered(users.ofOrder(order.value()).orElseThrow());
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
    }
}
