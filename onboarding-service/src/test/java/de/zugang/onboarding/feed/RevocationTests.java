package de.zugang.onboarding.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was taken away, and which node has confirmed that. */
@OnboardingTest
class RevocationTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final String HASH = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    private static final FeedEntry.Key KEY = new FeedEntry.Key("PRIMARY", HASH, null);
    private static final FeedEntry WHOLE = entry(FeedEntry.State.ACTIVE, List.of("0000000001", "0000000002"), KEY);

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @Autowired
    private Feed feed;

    @Autowired
    private GatewayNodes nodes;

    @Autowired
    private Revocations revocations;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    @BeforeEach
    void nothingHappened() {
        sql.sql("delete from feed_node").update();
        publish(entry(FeedEntry.State.INACTIVE, WHOLE.customerNumbers(), KEY));
        sql.sql("delete from feed_revocation").update();
    }

    @Test
    void aReceiptOfEachNodeTellsSinceWhenItIsInForceThere() {
        var epoch = feed.head().epoch();
        long given = publish(WHOLE);
        nodes.polled("gateway.a", epoch, given);
        nodes.polled("gateway.b", epoch, given);

        long taken = publish(entry(FeedEntry.State.SUSPENDED, WHOLE.customerNumbers(), KEY));
        nodes.polled("gateway.a", epoch, taken);

        assertThat(revocations.latest("tu-anna-aaaa", 10)).singleElement().satisfies(revocation -> {
            assertThat(revocation.revision()).isEqualTo(taken);
            assertThat(revocation.receipts()).singleElement().satisfies(receipt -> {
                assertThat(receipt.node()).isEqualTo("gateway.a");
                assertThat(revocation.effectAfter(receipt)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
            });
            assertThat(revocation.outstanding()).containsExactly("gateway.b");
        });
        nodes.polled("gateway.b", epoch, taken + 5);
        assertThat(revocations.latest(null, 10).getFirst().outstanding())
                .as("a revision that does not exist is no receipt")
                .containsExactly("gateway.b");
        nodes.polled("gateway.b", epoch, taken);
        assertThat(revocations.latest(null, 10).getFirst().outstanding()).isEmpty();
    }

    @Test
    void aNodeThatComesLaterHadNothingToRevoke() {
        publish(WHOLE);
        long taken = publish(entry(FeedEntry.State.ENDED, WHOLE.customerNumbers(), KEY));

        nodes.polled("gateway.new", feed.head().epoch(), taken);

        assertThat(revocations.latest(null, 10)).singleElement().satisfies(revocation -> {
            assertThat(revocation.receipts()).isEmpty();
            assertThat(revocation.outstanding()).isEmpty();
        });
    }

    @Test
    void onlyWhatIsTakenAwayIsARevocation() {
        var inactive = entry(FeedEntry.State.INACTIVE, WHOLE.customerNumbers(), KEY);
        assertThat(WHOLE.takesAwayFrom(inactive)).isFalse();
        assertThat(WHOLE.takesAwayFrom(WHOLE)).isFalse();
        assertThat(entry(FeedEntry.State.ACTIVE, List.of("0000000001"), KEY).takesAwayFrom(WHOLE))
                .isTrue();
        assertThat(entry(FeedEntry.State.ACTIVE, WHOLE.customerNumbers()).takesAwayFrom(WHOLE))
                .as("a key less")
                .isTrue();
        var ends = new FeedEntry.Key("PRIMARY", HASH, Instant.parse("2026-11-23T00:00:00Z"));
        var later = new FeedEntry.Key("PRIMARY", HASH, Instant.parse("2026-11-24T00:00:00Z"));
        var withEnd = entry(FeedEntry.State.ACTIVE, WHOLE.customerNumbers(), ends);
        assertThat(withEnd.takesAwayFrom(WHOLE)).isTrue();
        assertThat(WHOLE.takesAwayFrom(withEnd)).isFalse();
        assertThat(entry(FeedEntry.State.ACTIVE, WHOLE.customerNumbers(), later).takesAwayFrom(withEnd))
                .isFalse();
        assertThat(from("203.0.113.0/24").takesAwayFrom(WHOLE)).isTrue();
        assertThat(WHOLE.takesAwayFrom(from("203.0.113.0/24"))).isFalse();
        assertThat(from("203.0.113.0/24", "198.51.100.0/24").takesAwayFrom(from("203.0.113.0/24")))
                .isFalse();
    }

    @Test
    void staffReadsNodesAndReceiptsOverTheApi() {
        var epoch = feed.head().epoch();
        nodes.polled("gateway.a", epoch, publish(WHOLE));
        nodes.polled("gateway.gone", epoch, 0);
        sql.sql("update feed_node set seen_at = now() - interval '1 hour' where node = 'gateway.gone'")
                .update();
        nodes.polled("gateway.a", epoch, publish(entry(FeedEntry.State.ENDED, WHOLE.customerNumbers())));

        var shown = get("/onboarding/v1/gateways", KEYCLOAK.token("otto", "auditor"));
        assertThat(shown.at("/nodes/0/upToDate").booleanValue()).isTrue();
        assertThat(shown.at("/nodes/1/live").booleanValue()).isFalse();
        var revoked = get("/onboarding/v1/revocations?technicalUser=tu-anna-aaaa", KEYCLOAK.token("otto", "auditor"));
        assertThat(revoked.at("/revocations/0/receipts/0/node").stringValue()).isEqualTo("gateway.a");
        assertThat(revoked.at("/revocations/0/receipts/0/millis").longValue()).isNotNegative();
        assertThat(revoked.at("/revocations/0/outstanding/0").stringValue()).isEqualTo("gateway.gone");
        assertThat(get("/onboarding/v1/gateways", KEYCLOAK.token("gateway", "gateway-node"))
                        .path("status")
                        .intValue())
                .isEqualTo(403);
    }

    private JsonNode get(String path, String token) {
        var answer = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .exchange()
                .returnResult(String.class);
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer.getResponseBody()));
    }

    private long publish(FeedEntry entry) {
        return Objects.requireNonNull(transaction.execute(_ -> feed.publish(entry)));
    }

    private static FeedEntry from(String... networks) {
        return entry(FeedEntry.State.ACTIVE, WHOLE.customerNumbers(), List.of(networks), KEY);
    }

    private static FeedEntry entry(FeedEntry.State state, List<String> numbers, FeedEntry.Key... keys) {
        return entry(state, numbers, null, keys);
    }

    private static FeedEntry entry(
            FeedEntry.State state, List<String> numbers, @Nullable List<String> networks, FeedEntry.Key... keys) {
        return new FeedEntry(
                "tu-anna-aaaa",
                "zgc-00000000000000aa",
                state,
                "0000000001",
                numbers,
                List.of(),
                new FeedEntry.Plan("standard", 1, null, null, null),
                networks == null ? List.of() : networks,
                HASH,
                null,
                List.of(keys));
    }
}
