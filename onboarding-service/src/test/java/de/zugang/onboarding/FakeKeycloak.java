package de.zugang.onboarding;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** As much of Keycloak as this service talks to: certificates, a token for ourselves, clients and their secrets. */
public final class FakeKeycloak {

    private static final String CLIENTS = "/admin/realms/zugang/clients";

    private final Map<String, ObjectNode> clients = new ConcurrentHashMap<>();
    private final JsonMapper json = new JsonMapper();
    private final WireMockServer server;

    public FakeKeycloak() {
        server = new WireMockServer(options().dynamicPort().extensions(new Admin()));
        server.start();
        String realm = "/realms/zugang/protocol/openid-connect";
        server.stubFor(get(urlEqualTo(realm + "/certs")).willReturn(okJson(Tokens.certificates())));
        server.stubFor(post(urlEqualTo(realm + "/token"))
                .willReturn(okJson("{\"access_token\":\"ours\",\"expires_in\":300,\"token_type\":\"Bearer\"}")));
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withTransformers("admin")));
    }

    public void register(DynamicPropertyRegistry properties) {
        properties.add("zugang.keycloak.url", server::baseUrl);
        properties.add("zugang.keycloak.client-id", () -> "onboarding-service");
        properties.add("zugang.keycloak.client-secret", () -> "for-tests");
        properties.add("spring.security.oauth2.client.registration.desk.client-secret", () -> "for-tests");
    }

    public String token(String name, String... roles) {
        return Tokens.of(issuer(), name, roles);
    }

    public String issuer() {
        return server.baseUrl() + "/realms/zugang";
    }

    /** To stub trouble, with a priority below 10. */
    public WireMockServer server() {
        return server;
    }

    /** All clients that were created and not removed. */
    public List<ObjectNode> clients() {
        return List.copyOf(clients.values());
    }

    /** A client that somebody else made. */
    public void foreign(String clientId) {
        var client = json.createObjectNode()
                .put("clientId", clientId)
                .put("name", "somebody else's")
                .put("enabled", true);
        add(client);
    }

    /** Somebody changes a client behind our back. */
    public void change(String clientId, Consumer<ObjectNode> how) {
        clients.values().stream()
                .filter(client -> client.get("clientId").asString().equals(clientId))
                .forEach(how);
    }

    /** Somebody removes a client behind our back. */
    public void remove(String clientId) {
        clients.values().removeIf(client -> client.get("clientId").asString().equals(clientId));
    }

    public String secret(String clientId) {
        return clients.values().stream()
                .filter(client -> client.get("clientId").asString().equals(clientId))
                .map(client -> client.get("secret").asString())
                .findFirst()
                .orElseThrow();
    }

    private String add(ObjectNode client) {
        String id = UUID.randomUUID().toString();
        client.put("id", id);
        client.put("secret", UUID.randomUUID().toString().replace("-", ""));
        clients.put(id, client);
        return id;
    }

    private final class Admin implements ResponseTransformerV2 {

        @Override
        public String getName() {
            return "admin";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            var request = event.getRequest();
            String path = URI.create(request.getUrl()).getPath();
            String method = request.getMethod().value();
            if (path.equals(CLIENTS) && method.equals("POST")) {
                return create((ObjectNode) json.readTree(request.getBodyAsString()));
            }
            if (path.equals(CLIENTS)) {
                String clientId = request.queryParameter("clientId").firstValue();
                if (request.queryParameter("search").isPresent()) {
                    return body(clients.values().stream()
                            .filter(client -> client.get("clientId").asString().contains(clientId))
                            .sorted(Comparator.comparing(
                                    client -> client.get("clientId").asString()))
                            .skip(number(request, "first"))
                            .limit(number(request, "max"))
                            .toList());
                }
                return body(clients.values().stream()
                        .filter(client -> client.get("clientId").asString().equals(clientId))
                        .toList());
            }
            return path.startsWith(CLIENTS + "/")
                    ? one(path.substring(CLIENTS.length() + 1), method, event)
                    : status(404);
        }

        private static int number(Request request, String name) {
            return Integer.parseInt(request.queryParameter(name).firstValue());
        }

        private Response create(ObjectNode client) {
            boolean taken = clients.values().stream()
                    .anyMatch(other -> other.get("clientId").equals(client.get("clientId")));
            return taken
                    ? status(409)
                    : Response.response()
                            .status(201)
                            .headers(HttpHeaders.noHeaders()
                                    .plus(HttpHeader.httpHeader(
                                            "Location", server.baseUrl() + CLIENTS + "/" + add(client))))
                            .build();
        }

        private Response one(String rest, String method, ServeEvent event) {
            String id = rest.split("/", 2)[0];
            ObjectNode client = clients.get(id);
            if (client == null) {
                return status(404);
            }
            if (rest.endsWith("/client-secret")) {
                if (method.equals("POST")) {
                    client.put("secret", UUID.randomUUID().toString().replace("-", ""));
                }
                return body(
                        Map.of("type", "secret", "value", client.get("secret").asString()));
            }
            return switch (method) {
                case "PUT" -> {
                    var changed = (ObjectNode) json.readTree(event.getRequest().getBodyAsString());
                    changed.set("secret", client.get("secret"));
                    clients.put(id, changed.put("id", id));
                    yield status(204);
                }
                case "DELETE" -> {
                    clients.remove(id);
                    yield status(204);
                }
                default -> body(client);
            };
        }

        private Response body(Object content) {
            return Response.response()
                    .status(200)
                    .headers(HttpHeaders.noHeaders().plus(HttpHeader.httpHeader("Content-Type", "application/json")))
                    .body(json.writeValueAsString(content))
                    .build();
        }

        private Response status(int status) {
            return Response.response().status(status).build();
        }
    }
}
