package de.zugang.tryit.relay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import de.zugang.catalogue.ApiCatalogue;
import de.zugang.tryit.relay.Outcome.Answered;
import de.zugang.tryit.relay.Outcome.Reason;
import de.zugang.tryit.relay.Outcome.Unanswered;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RelayTests {

    private static final ApiCatalogue CATALOGUE = ApiCatalogue.read(List.of("classpath:/api-spec/"));

    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance().build();

    private static final Access ACCESS = new Access(new Secret("tok"), new Secret("key"));

    private Relay relay;
    private OutgoingRequests requests;

    @BeforeEach
    void relayToTheFarSide() {
        var properties = properties(far.baseUrl(), 2);
        relay = new Relay(properties);
        requests = new OutgoingRequests(properties, CATALOGUE);
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void asksForATokenWithAnEncodedForm() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("{}")));

        var outcome = send(new Operation.FetchToken("zgc-1", new Secret("a&b=c d")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Answered.class, a -> assertThat(a.status()).isEqualTo(200));
        far.verify(postRequestedFor(urlEqualTo("/token"))
                .withRequestBody(equalTo(
                        "grant_type=client_credentials&client_id=zgc-1" + "&client_secret=a%26b%3Dc+d&scope=openid")));
    }

    @Test
    void sendsTheDeliveryUnchangedWithTokenAndKey() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202)));

        send(new Operation.SendDelivery(new Unit("654321", "0001"), "{ \"ä\": 1}", ACCESS));

        far.verify(postRequestedFor(
                        urlEqualTo("/arge/on-site-roles/v1/billingunits/654321/residentialunits/0001/on-site-roles"))
                .withHeader("Authorization", equalTo("Bearer tok"))
                .withHeader("Ocp-Apim-Subscription-Key", equalTo("key"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalTo("{ \"ä\": 1}")));
    }

    @Test
    void followsNoRedirect() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));

        var outcome = send(new Operation.ReadStatus("654321", "id", ACCESS));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Answered.class, a -> assertThat(a.status()).isEqualTo(307));
        far.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../admin", "//evil.example", "a/b", "x?y#z", "@evil.example", "%2e%2e"})
    void whateverIsTypedStaysOnePathSegmentOfTheGateway(String typed) {
        var uri = requests.of(new Operation.ReadRoles(new Unit(typed, "0001"), ACCESS))
                .uri();

        assertThat(uri.toString()).startsWith(far.baseUrl() + "/arge/on-site-roles/v1/billingunits/");
        assertThat(uri.getRawPath().split("/")).hasSize(9);
        assertThat(uri.getRawQuery()).isNull();
    }

    @Test
    void givesUpWhenTheAnswerIsTooLarge() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withBody("x".repeat(5_000))));

        assertThat(reason(send(new Operation.ReadStatus("1", "id", ACCESS)))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void givesUpWhenHeadersComeTooLate() {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(3_000)));

        assertThat(reason(send(new Operation.ReadStatus("1", "id", ACCESS)))).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void givesUpWhenTheBodyDribbles() {
        far.stubFor(
                any(anyUrl()).willReturn(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(20, 5_000)));

        assertThat(reason(send(new Operation.ReadStatus("1", "id", ACCESS)))).isEqualTo(Reason.TOO_SLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void saysUnreachableWhenTheConnectionBreaks(String fault) {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.valueOf(fault))));

        assertThat(reason(send(new Operation.ReadStatus("1", "id", ACCESS)))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void saysUnreachableWhenNobodyListens() {
        try (var nowhere = new Relay(properties("http://127.0.0.1:1", 2))) {
            var outgoing = new OutgoingRequests(properties("http://127.0.0.1:1", 2), CATALOGUE)
                    .of(new Operation.FetchToken("zgc-1", new Secret("s")));

            assertThat(reason(nowhere.send(outgoing))).isEqualTo(Reason.UNREACHABLE);
        }
    }

    private Outcome send(Operation operation) {
        return relay.send(requests.of(operation));
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Unanswered.class);
        return ((Unanswered) outcome).reason();
    }

    private static PortalProperties properties(String base, int places) {
        return new PortalProperties(
                URI.create(base),
                URI.create(base + "/token"),
                null,
                null,
                Duration.ofSeconds(1),
                Duration.ofMillis(900),
                DataSize.ofBytes(4_000),
                DataSize.ofKilobytes(128),
                places);
    }
}
