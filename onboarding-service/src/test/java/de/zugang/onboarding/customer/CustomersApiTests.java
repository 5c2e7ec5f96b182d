package de.zugang.onboarding.customer;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnboardingTest
class CustomersApiTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TWO = """
            {"customers": [
              {"customerNumber": "0000200002", "mainCustomerNumber": "0000200001", "company": "Neu Ost GmbH", "active": true},
              {"customerNumber": "0000200001", "mainCustomerNumber": "0000200001", "company": "Neu GmbH", "active": true,
               "documentsSignedOn": "2026-11-01"}]}
            """;

    private final String operator = KEYCLOAK.token("olga", "operator");
    private RestTestClient client = RestTestClient.bindToServer().build();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @LocalServerPort
    private int port;

    @BeforeEach
    void bind() {
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + "/onboarding/v1/customers")
                .build();
    }

    @Test
    void bringsInWhatIsNewAndChangedAndForgivesRepetition() {
        assertThat(send(TWO, 200)).hasToString("{\"added\":2,\"changed\":0,\"unchanged\":0}");
        assertThat(send(TWO, 200)).hasToString("{\"added\":0,\"changed\":0,\"unchanged\":2}");
        assertThat(send(TWO.replace("Neu Ost", "Neu West"), 200))
                .hasToString("{\"added\":0,\"changed\":1,\"unchanged\":1}");

        var found = get("/0000200002", 200);
        assertThat(found.path("company").asString()).isEqualTo("Neu West GmbH");
        assertThat(found.path("belongingNumbers")).hasToString("[\"0000200001\",\"0000200002\"]");
        assertThat(found.has("documentsSignedOn")).isFalse();
        assertThat(get("/0000200001", 200).path("documentsSignedOn").asString()).isEqualTo("2026-11-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "0000300001" | "0000399999" | "Neu GmbH"   | customers[1].mainCustomerNumber
            "0000300001" | "0000123457" | "Neu GmbH"   | customers[1].mainCustomerNumber
            "0000300000" | "0000300000" | "Neu GmbH"   | customers[1].customerNumber
            "0000300001" | "0000300001" | "N\\u0007eu" | customers[1].company
            """)
    void refusesAllOfThemForOneThatIsInconsistentAndNamesIt(String number, String main, String company, String field) {
        String body = """
                {"customers": [
                  {"customerNumber": "0000300000", "mainCustomerNumber": "0000300000", "company": "Gut GmbH", "active": true},
                  {"customerNumber": %s, "mainCustomerNumber": %s, "company": %s, "active": true}]}
                """.formatted(number, main, company);
        var refused = send(body, 400);
        assertThat(refused.path("type").asString()).isEqualTo("/problems/customers-not-consistent");
        assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo(field);
        get("/0000300000", 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"customers\": []}", "{\"customers\": [{}]}", "{}", "[]"})
    void refusesWhatTheContractDoesNotKnow(String body) {
        send(body, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-service", "sales-lead", "auditor"})
    void leavesImportingToOperatorsAndReadingToAllOfStaff(String role) {
        String token = KEYCLOAK.token("someone", role);
        assertThat(answer(post(token, TWO), 403).toString()).contains("This needs the role operator.");
        assertThat(get(token, "/0000123457", 200).path("company").asString()).isEqualTo("Muster Nord GmbH");
    }

    @Test
    void tellsNobodyElseAnything() {
        get(KEYCLOAK.token("node", "gateway-node"), "/0000123456", 403);
        get("/123456", 400);
        get("/0000777777", 404);
    }

    private JsonNode send(String body, int expected) {
        return answer(post(operator, body), expected);
    }

    private RestTestClient.ResponseSpec post(String token, String body) {
        return client.post()
                .uri("/import")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private JsonNode get(String path, int expected) {
        return get(operator, path, expected);
    }

    private JsonNode get(String token, String path, int expected) {
        return answer(
                client.get()
                        .uri(path)
                        .header("Authorization", "Bearer " + token)
                        .exchange(),
                expected);
    }

    private static JsonNode answer(RestTestClient.ResponseSpec response, int expected) {
        String body = response.expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body == null ? "{}" : body);
    }
}
