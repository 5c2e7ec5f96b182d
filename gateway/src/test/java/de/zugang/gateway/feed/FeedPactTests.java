package de.zugang.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.annotations.Pact;
import de.zugang.gateway.subscription.Position;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.testbed.FixedToken;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.RestClient;

/**
 * What this gateway needs of the subscription feed; onboarding-service is verified against the pact that these tests
 * write into {@code target/pacts} of the reactor's root.
 *
 * <p><b>Provider states</b>, to be set up by onboarding-service:
 *
 * <ul>
 *   <li>{@code technical user tu-pact-0001 is active}: it is the only one in the feed, {@code ACTIVE}, has a secret hash,
 *       at least one key without an end, the main customer number {@code 0000123456} (also its only one).
 *   <li>{@code technical user tu-pact-0001 is active and nothing changed since}: the same; the state change returns
 *       {@code epoch} and {@code revision} of the feed as it stands, which go into the query.
 * </ul>
 *
 * <p>The header {@code Authorization} is an example: the verification replaces it by a token of a client with the role
 * {@code gateway-node}, whose client is {@code gateway}.
 */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "onboarding-service", pactVersion = PactSpecVersion.V3)
class FeedPactTests {

    private static final String HASH = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    private static final String HASH_SHAPE = "[A-Za-z0-9_-]{43}";
    private static final UUID EPOCH = UUID.fromString("6b1c2f1e-6f3a-4d0a-9a53-0d1a5f2f6f10");

    @Pact(consumer = "gateway")
    RequestResponsePact firstPage(PactDslWithProvider pact) {
        return pact.given("technical user tu-pact-0001 is active")
                .uponReceiving("the first poll of a node that holds nothing")
                .path("/feed/v1/subscriptions")
                .method("GET")
                .matchHeader("Authorization", "Bearer .+", "Bearer pact")
                .query("node=gateway.pact&after=0&applied=0&waitSeconds=0")
                .willRespondWith()
                .status(200)
                .matchHeader("Content-Type", "application/json.*", "application/json")
                .body(page(FeedPactTests::oneTechnicalUser))
                .toPact();
    }

    @Test
    @PactTestFor(pactMethod = "firstPage")
    void learnsOfAnActiveTechnicalUser(MockServer onboarding) {
        var page = client(onboarding).changes(null, 0, true);

        assertThat(page.more()).isFalse();
        assertThat(page.entries()).singleElement().satisfies(user -> {
            assertThat(user.name()).isEqualTo("tu-pact-0001");
            assertThat(user.state()).isEqualTo(TechnicalUser.State.ACTIVE);
            assertThat(user.customerNumbers()).containsExactly("0000123456");
            assertThat(Objects.requireNonNull(user.secretHash()).text()).isEqualTo(HASH);
            assertThat(user.keys())
                    .singleElement()
                    .satisfies(key -> assertThat(key.notAfter()).isNull());
        });
    }

    @Pact(consumer = "gateway")
    RequestResponsePact nothingNew(PactDslWithProvider pact) {
        return pact.given("technical user tu-pact-0001 is active and nothing changed since")
                .uponReceiving("a poll of a node that has everything")
                .path("/feed/v1/subscriptions")
                .method("GET")
                .matchHeader("Authorization", "Bearer .+", "Bearer pact")
                .query("node=gateway.pact&waitSeconds=0")
                .queryParameterFromProviderState("epoch", "${epoch}", EPOCH.toString())
                .queryParameterFromProviderState("after", "${revision}", "7")
                .queryParameterFromProviderState("applied", "${revision}", "7")
                .willRespondWith()
                .status(200)
                .matchHeader("Content-Type", "application/json.*", "application/json")
                .body(page(body -> body.array("entries", none -> {})))
                .toPact();
    }

    @Test
    @PactTestFor(pactMethod = "nothingNew")
    void getsAnEmptyPageWhenItHasEverything(MockServer onboarding) {
        var page = client(onboarding).changes(new Position(EPOCH, 7), 7, true);

        assertThat(page.entries()).isEmpty();
        assertThat(page.position()).isEqualTo(new Position(EPOCH, 7));
    }

    private static DslPart page(Consumer<LambdaDslJsonBody> entries) {
        return LambdaDsl.newJsonBody(body -> {
                    body.uuid("epoch", EPOCH);
                    body.integerType("revision", 7);
                    body.booleanValue("hasMore", false);
                    entries.accept(body);
                })
                .build();
    }

    private static void oneTechnicalUser(LambdaDslJsonBody page) {
        page.minArrayLike("entries", 1, entry -> {
            entry.stringValue("technicalUser", "tu-pact-0001");
            entry.stringMatcher("clientId", "zgc-[0-9a-f]{16}", "zgc-2b0f6f2ac3d94c1f");
            entry.integerType("revision", 1);
            entry.stringValue("state", "ACTIVE");
            entry.stringMatcher("mainCustomerNumber", "[0-9]{10}", "0000123456");
            entry.minArrayLike("customerNumbers", 1, number(), 1);
            entry.minArrayLike("entitlements", 0, entitlement(), 1);
            entry.stringMatcher("secretHash", HASH_SHAPE, HASH);
            entry.object("plan", plan -> {
                plan.stringType("name", "standard");
                plan.integerType("requestsPerMinute", 6000);
            });
            entry.minArrayLike("keys", 1, key -> {
                key.stringMatcher("slot", "PRIMARY|SECONDARY", "PRIMARY");
                key.stringMatcher("hash", HASH_SHAPE, HASH);
            });
        });
    }

    private static PactDslJsonRootValue number() {
        return PactDslJsonRootValue.stringMatcher("[0-9]{10}", "0000123456");
    }

    private static PactDslJsonRootValue entitlement() {
        return PactDslJsonRootValue.stringMatcher("[A-Z][A-Z0-9_]{1,31}", "OLA");
    }

    private static FeedClient client(MockServer onboarding) {
        var feed = RestClient.create(onboarding.getUrl() + "/feed/v1");
        return new FeedClient(feed, new FixedToken("pact"), "gateway.pact", Duration.ZERO);
    }
}
