package de.zugang.onboarding.feed;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Consumer;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds the feed to what the gateway needs of it. The pact is written by the gateway's tests; when it is missing, run
 * those first: {@code mvn -pl gateway,onboarding-service -am verify}.
 */
@OnboardingTest
@Provider("onboarding-service")
@Consumer("gateway")
@PactFolder("${pact.rootDir}")
class FeedPactTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final String HASH = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @Autowired
    private Feed feed;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @BeforeEach
    void target(PactVerificationContext context) {
        context.setTarget(new HttpTestTarget("127.0.0.1", port));
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void givesTheGatewayWhatItNeeds(PactVerificationContext context, HttpRequest request) {
        request.setHeader("Authorization", "Bearer " + KEYCLOAK.token("gateway", "gateway-node"));
        context.verifyInteraction();
    }

    @State("technical user tu-pact-0001 is active")
    void active() {
        publish();
    }

    @State("technical user tu-pact-0001 is active and nothing changed since")
    Map<String, Object> nothingChanged() {
        publish();
        var head = feed.head();
        return Map.of("epoch", head.epoch().toString(), "revision", head.revision());
    }

    private void publish() {
        transaction.executeWithoutResult(_ -> feed.publish(new FeedEntry(
                "tu-pact-0001",
                "zgc-2b0f6f2ac3d94c1f",
                FeedEntry.State.ACTIVE,
                "0000123456",
                List.of("0000123456"),
                List.of("OLA"),
                new FeedEntry.Plan("standard", 6000, null, null, null),
                List.of(),
                HASH,
                null,
                List.of(new FeedEntry.Key("PRIMARY", HASH, null)))));
    }
}
