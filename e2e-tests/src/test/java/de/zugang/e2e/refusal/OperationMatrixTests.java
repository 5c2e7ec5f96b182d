package de.zugang.e2e.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.PublishedOperation;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.OrderForm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every operation of every API that customers reach, through the gateway, for everybody who might call it. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationMatrixTests {

    private static final String ANY_ID = "00000000-0000-4000-8000-000000000000";
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Who calls. */
    enum Who {
        /** Of the customer that the object belongs to, with every approval. */
        OWNER,
        /** With the same approvals, of another customer. */
        OTHER_TENANT,
        /** Of the same customer, without any approval. */
        NOT_ENTITLED,
        /** The owner's key with the token of a person at the desk. */
        STAFF,
        /** The owner's key with the token of the other tenant. */
        FOREIGN_PAIR,
        NO_KEY,
        NOBODY
    }

    private record Row(String body, int owner, int otherTenant, int notEntitled) {

        int status(Who who) {
            return switch (who) {
                case OWNER -> owner;
                case OTHER_TENANT -> otherTenant;
                case NOT_ENTITLED -> notEntitled;
                case FOREIGN_PAIR -> 403;
                case STAFF, NO_KEY, NOBODY -> 401;
            };
        }
    }

    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();
    private final OnSiteRoles.Unit unit;
    private final TechnicalUser owner;
    private final TechnicalUser other;
    private final TechnicalUser plain;
    private final String delivery;
    private final Map<String, Row> rows;

    OperationMatrixTests(Platform platform) throws IOException {
        this.platform = platform;
        this.unit = platform.freshUnit();
        this.owner = entitled(platform.orderForm());
        OrderForm form = platform.orderForm();
        this.other =
                entitled(new OrderForm(form.company(), "0000999999", form.email(), form.mobile(), form.language()));
        this.plain = ordered(platform.orderForm()).user();
        String roles = delivery(unit);
        this.delivery = platform.onSiteRoles()
                .post(platform.bearer(owner), unit, roles)
                .expect(202)
                .json()
                .path("dataDeliveryId")
                .asString();
        this.rows = Map.ofEntries(
                Map.entry("getOnSiteRoles", new Row("", 200, 404, 200)),
                Map.entry("postDataDelivery", new Row(roles, 202, 202, 202)),
                Map.entry("postDryRun", new Row(roles, 200, 200, 200)),
                Map.entry("getDataDeliveryStatus", new Row("", 200, 404, 404)),
                Map.entry("getEndpoint", new Row("", 404, 404, 404)),
                Map.entry("putEndpoint", new Row("{}", 400, 400, 400)),
                Map.entry("deleteEndpoint", new Row("", 404, 404, 404)),
                Map.entry("replaceSecret", new Row("", 404, 404, 404)),
                Map.entry("sendTest", new Row("", 404, 404, 404)),
                Map.entry("getAttempts", new Row("", 404, 404, 404)),
                Map.entry("getAuthorizationRequests", new Row("", 200, 404, 403)),
                Map.entry("getAuthorizationRequestChanges", new Row("", 200, 404, 403)),
                Map.entry("explainRefusal", new Row("", 404, 404, 404)));
    }

    @Test
    void everyOperationHasARow() {
        assertThat(rows.keySet())
                .isEqualTo(operations().stream().map(PublishedOperation::id).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void everybodyGetsWhatIsDueToThem(Who who) throws Exception {
        Map<String, String> credentials = credentials(who);
        for (PublishedOperation operation : operations()) {
            var row = Objects.requireNonNull(rows.get(operation.id()), operation.id());
            HttpResponse<String> answer = send(operation, row, credentials);

            assertThat(answer.statusCode())
                    .as("%s by %s: %s", operation.id(), who, answer.body())
                    .isEqualTo(row.status(who));
            if (answer.statusCode() >= 401) {
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
            }
        }
    }

    private static List<PublishedOperation> operations() {
        return ApiCatalogue.read(List.of("classpath:/api-spec/")).apis().stream()
                .flatMap(api -> api.operations().stream())
                .toList();
    }

    private HttpResponse<String> send(PublishedOperation operation, Row row, Map<String, String> credentials)
            throws IOException, InterruptedException {
        String path = operation
                .path()
                .replace("{mscnumber-billingunit}", unit.billingUnit())
                .replace("{mscnumber-residentialunit}", unit.residentialUnit())
                .replaceAll("\\{[^}]*[iI]d}", operation.id().equals("getDataDeliveryStatus") ? delivery : ANY_ID);
        String query = path.startsWith("/ola/") ? "?customerId=" + Platform.CUSTOMER : "";
        var request = HttpRequest.newBuilder(URI.create(platform.endpoints().gateway() + path + query))
                .timeout(SOON)
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(row.body()));
        if (!row.body().isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        credentials.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, String> credentials(Who who) {
        return switch (who) {
            case OWNER -> platform.bearer(owner).headers();
            case OTHER_TENANT -> platform.bearer(other).headers();
            case NOT_ENTITLED -> platform.bearer(plain).headers();
            case STAFF ->
                Credentials.bearer(owner.subscriptionKey(), platform.staffToken())
                        .headers();
            case FOREIGN_PAIR ->
                Credentials.bearer(owner.subscriptionKey(), platform.tokens().technicalUser(other))
                        .headers();
            case NO_KEY ->
                Credentials.withoutKey(platform.tokens().technicalUser(owner)).headers();
            case NOBODY -> Map.of();
        };
    }

    private record Ordered(String order, TechnicalUser user) {}

    private Ordered ordered(OrderForm form) {
        String order = platform.onboarding().place(platform.staffToken(), form);
        return new Ordered(order, platform.onboarding().awaitCredentials(form));
    }

    private TechnicalUser entitled(OrderForm form) {
        Ordered ordered = ordered(form.withOla());
        String salesLead = platform.tokens().staff(platform.endpoints().users().salesLead());
        platform.onboarding().decideOla(salesLead, ordered.order(), true).expect(200);
        URI ola = URI.create(platform.endpoints().gateway() + "/ola/v1.0.0/authorization-requests");
        Await.until(
                "access to OLA",
                SOON,
                () -> Optional.of(platform.http()
                                .get(ola, platform.bearer(ordered.user()).headers()))
                        .filter(answer -> answer.status() == 200));
        return ordered.user();
    }

    /** The seed's first use case, about this unit. */
    private static String delivery(OnSiteRoles.Unit unit) throws IOException {
        try (var example =
                OperationMatrixTests.class.getResourceAsStream("/api-spec/on-site-roles/v1/examples/use-case-1.json")) {
            JsonNode delivery = JsonMapper.shared().readTree(Objects.requireNonNull(example));
            JsonNode billingUnit = delivery.path("billingunit");
            ((ObjectNode) billingUnit.path("reference")).put("mscnumber", unit.billingUnit());
            ((ObjectNode) billingUnit.path("residentialunit").path("reference"))
                    .put("mscnumber", unit.residentialUnit());
            return delivery.toString();
        }
    }
}
