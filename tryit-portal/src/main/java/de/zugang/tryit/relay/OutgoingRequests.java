package de.zugang.tryit.relay;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.tryit.relay.Outgoing.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Builds the request of an operation: the origin from configuration, path segments encoded one by one. */
@Component
public class OutgoingRequests {

    private static final String DELIVERIES = "on-site-roles-v1";
    private static final String DIAGNOSIS = "diagnosis-v1";

    private final PortalProperties properties;
    private final ApiCatalogue catalogue;

    OutgoingRequests(PortalProperties properties, ApiCatalogue catalogue) {
        this.properties = properties;
        this.catalogue = catalogue;
    }

    public Outgoing of(Operation operation) {
        return switch (operation) {
            case Operation.FetchToken fetch -> token(fetch);
            case Operation.SendDelivery send -> gateway("POST", rolesOf(send.unit()), send.access(), send.body());
            case Operation.ReadRoles read -> gateway("GET", rolesOf(read.unit()), read.access(), null);
            case Operation.ExplainRefusal ask -> refusal(ask);
            case Operation.ReadStatus read ->
                gateway(
                        "GET",
                        path(read.billingUnit(), "on-site-roles", "data-delivery", read.deliveryId()),
                        read.access(),
                        null);
        };
    }

    private Outgoing token(Operation.FetchToken fetch) {
        var form = List.of(
                new Field("grant_type", Value.literal("client_credentials")),
                new Field("client_id", Value.of("CLIENT_ID", fetch.clientId())),
                new Field("client_secret", Value.of("", "CLIENT_SECRET", fetch.clientSecret())),
                new Field("scope", Value.literal("openid")));
        var headers = List.of(
                new Field("Content-Type", Value.literal("application/x-www-form-urlencoded")),
                new Field("Accept", Value.literal("application/json")));
        return new Outgoing("POST", properties.tokenUrl(), properties.shownTokenUrl(), headers, form, null);
    }

    private Outgoing gateway(String method, List<String> path, Access access, @Nullable String json) {
        List<Field> headers = new ArrayList<>();
        headers.add(new Field("Authorization", Value.of("Bearer ", "ACCESS_TOKEN", access.token())));
        headers.add(new Field("Ocp-Apim-Subscription-Key", Value.of("", "SUBSCRIPTION_KEY", access.subscriptionKey())));
        headers.add(new Field("Accept", Value.literal("application/json, application/problem+json")));
        if (json != null) {
            headers.add(new Field("Content-Type", Value.literal("application/json")));
        }
        return new Outgoing(
                method,
                address(properties.gatewayUrl(), path),
                address(properties.shownGatewayUrl(), path),
                headers,
                List.of(),
                json);
    }

    private Outgoing refusal(Operation.ExplainRefusal ask) {
        String pair = ask.clientId() + ":" + ask.clientSecret().value();
        var basic = new Secret(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        var headers = List.of(
                new Field("Authorization", Value.of("Basic ", "BASIC_CREDENTIALS", basic)),
                new Field("Ocp-Apim-Subscription-Key", Value.of("", "SUBSCRIPTION_KEY", ask.subscriptionKey())),
                new Field("Accept", Value.literal("application/json, application/problem+json")));
        return new Outgoing(
                "GET",
                refusalAddress(properties.gatewayUrl(), ask),
                refusalAddress(properties.shownGatewayUrl(), ask),
                headers,
                List.of(),
                null);
    }

    private URI refusalAddress(URI base, Operation.ExplainRefusal ask) {
        return UriComponentsBuilder.fromUri(base)
                .path(basePath(DIAGNOSIS))
                .pathSegment("refusals", ask.requestId())
                .queryParam("language", ask.language())
                .encode()
                .build()
                .toUri();
    }

    private String basePath(String api) {
        return catalogue
                .api(api)
                .orElseThrow(() -> new IllegalStateException(api + " is not in the catalogue"))
                .contract()
                .basePath();
    }

    private static List<String> rolesOf(Unit unit) {
        return path(unit.billingUnit(), "residentialunits", unit.residentialUnit(), "on-site-roles");
    }

    private static List<String> path(String... segments) {
        return List.of(segments);
    }

    private URI address(URI base, List<String> path) {
        return UriComponentsBuilder.fromUri(base)
                .path(basePath(DELIVERIES))
                .pathSegment("billingunits")
                .pathSegment(path.toArray(String[]::new))
                .encode()
                .build()
                .toUri();
    }
}
