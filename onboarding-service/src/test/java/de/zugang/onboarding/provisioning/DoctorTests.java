package de.zugang.onboarding.provisioning;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.doctor.Disagreement;
import de.zugang.onboarding.doctor.Examine;
import de.zugang.onboarding.doctor.Finding;
import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each kind of disagreement is planted and found, and a finished order alone gives none. */
class DoctorTests extends SagaTest {

    @Autowired
    private Examine examine;

    @Autowired
    private PlaceChange change;

    @LocalServerPort
    private int port;

    @Test
    void findsNothingWrongWithAFinishedOrder() {
        TechnicalUser user = done();
        assertThat(about(user.name().value())).isEmpty();
        assertThat(about(user.clientId())).isEmpty();
        assertThat(about("order " + user.orderId())).isEmpty();
    }

    @Test
    void findsNothingWrongInTheMiddleOfAnOrder() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.TOO_MANY);
        work(order);
        TechnicalUser user = users.ofOrder(order.value()).orElseThrow();
        assertThat(about(user.name().value())).isEmpty();
        assertThat(about("order " + order)).isEmpty();
    }

    @Test
    void findsAClientWithoutATechnicalUser() {
        String clientId = "zgc-" + UUID.randomUUID().toString().substring(0, 8);
        KEYCLOAK.foreign(clientId);
        assertThat(about(clientId)).containsExactly(Disagreement.CLIENT_WITHOUT_USER);
        KEYCLOAK.remove(clientId);
        assertThat(about(clientId)).isEmpty();
    }

    @Test
    void findsATechnicalUserWithoutAClient() {
        TechnicalUser user = done();
        KEYCLOAK.remove(user.clientId());
        assertThat(about(user.name().value())).containsExactly(Disagreement.USER_WITHOUT_CLIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "/attributes/zugang.order, another, CLIENT_OF_ANOTHER",
        "/enabled, false, CLIENT_DISABLED",
        "/standardFlowEnabled, true, CLIENT_CHANGED",
        "/secret, another, SECRET_DIFFERS"
    })
    void findsAClientThatSomebodyHasChanged(String where, String value, Disagreement expected) {
        TechnicalUser user = done();
        KEYCLOAK.change(user.clientId(), client -> {
            String name = where.substring(where.lastIndexOf('/') + 1);
            ObjectNode parent = where.startsWith("/attributes") ? (ObjectNode) client.get("attributes") : client;
            if (value.equals("another")) {
                parent.put(name, value);
            } else {
                parent.put(name, Boolean.parseBoolean(value));
            }
        });
        assertThat(about(user.name().value())).containsExactly(expected);
    }

    @Test
    void findsAClientThatStillGetsTokensAfterASuspension() {
        TechnicalUser user = done();
        sql.sql("update technical_user set state = 'SUSPENDED' where name = ?")
                .param(user.name().value())
                .update();
        assertThat(about(user.name().value()))
                .containsExactlyInAnyOrder(Disagreement.CLIENT_ENABLED, Disagreement.ANNOUNCED_DIFFERENTLY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update feed_entry set entry = jsonb_set(entry, '{technicalUser}', to_jsonb(concat('ghost-', technical_user))) where technical_user = ? | NOT_ANNOUNCED
            update feed_entry set entry = jsonb_set(entry, '{customerNumbers}', '["1"]') where technical_user = ?   | ANNOUNCED_DIFFERENTLY
            update feed_entry set entry = jsonb_set(entry, '{state}', '"SUSPENDED"') where technical_user = ?       | ANNOUNCED_DIFFERENTLY
            update feed_entry set entry = jsonb_set(entry, '{entitlements}', '["OLA"]') where technical_user = ?    | ANNOUNCED_DIFFERENTLY
            update feed_entry set entry = jsonb_set(entry, '{secretHash}', '"x"') where technical_user = ?          | ANNOUNCED_DIFFERENTLY
            delete from subscription_key where technical_user = ?                                                   | KEY_UNKNOWN
            update feed_entry set entry = jsonb_set(entry, '{keys}', '[]') where technical_user = ?                 | KEY_NOT_ANNOUNCED
            """)
    void findsThatGatewaysWereToldSomethingElse(String meddling, Disagreement expected) {
        TechnicalUser user = done();
        sql.sql(meddling).param(user.name().value()).update();
        assertThat(about(user.name().value())).containsExactly(expected);
    }

    @Test
    void comparesTheOldClientAsLongAsBothWork() {
        TechnicalUser user = done();
        var rolling = rolled(user);
        saga.run(new Run(rolling, Part.SECRET));
        assertThat(about(user.name().value())).isEmpty();
        KEYCLOAK.change(user.clientId(), client -> client.put("enabled", false));
        assertThat(about(user.name().value())).containsExactly(Disagreement.CLIENT_DISABLED);
        KEYCLOAK.remove(user.clientId());
        assertThat(about(user.name().value())).containsExactly(Disagreement.USER_WITHOUT_CLIENT);
    }

    @Test
    void findsThatNobodyIsGoingToRemoveTheOldClient() {
        TechnicalUser user = done();
        var rolling = rolled(user);
        saga.run(new Run(rolling, Part.SECRET));
        assertThat(about("order " + rolling)).isEmpty();
        sql.sql("delete from scheduled_tasks where task_instance = ?")
                .param(rolling + "/SECRET")
                .update();
        assertThat(about("order " + rolling)).containsExactly(Disagreement.ORDER_FORGOTTEN);
    }

    @Test
    void looksAtATechnicalUserWhoseOrderHasStopped() {
        TechnicalUser user = done();
        var rolling = rolled(user);
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        saga.run(new Run(rolling, Part.SECRET));
        assertThat(about(user.name().value())).isEmpty();
        KEYCLOAK.change(users.named(user.name()).orElseThrow().clientId(), client -> client.put("enabled", false));
        assertThat(about(user.name().value())).containsExactly(Disagreement.CLIENT_DISABLED);
    }

    private OrderId rolled(TechnicalUser user) {
        var form = new ChangeForm(
                OrderKind.ROLL_SECRET, user.name().value(), List.of(), null, AttributesForm.NONE, 3, "Asked for", null);
        if (change.place(form, ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    @Test
    void findsAnEntryAtTheGatewaysWhoseTechnicalUserIsUnknown() {
        TechnicalUser user = done();
        tellGatewaysAnotherName(user);
        assertThat(about("ghost-" + user.name().value())).containsExactly(Disagreement.ANNOUNCED_WITHOUT_USER);
    }

    @Test
    void tellsNodesThatLagAndNodesThatAreAwayFromThoseThatAreUpToDate() {
        done();
        assertThat(about("gateways")).containsExactly(Disagreement.NO_GATEWAY);
        nodes.polled("gw-behind", feed.head().epoch(), 0);
        nodes.polled("gw-away", feed.head().epoch(), 0);
        nodes.polled("gw-well", feed.head().epoch(), feed.head().revision());
        assertThat(about("gw-behind")).isEmpty();
        sql.sql("update feed_node set since = since - interval '2 minutes' where node in ('gw-behind', 'gw-well')")
                .update();
        sql.sql("update feed_node set seen_at = seen_at - interval '2 minutes' where node = 'gw-away'")
                .update();
        assertThat(about("gw-behind")).containsExactly(Disagreement.GATEWAY_BEHIND);
        assertThat(about("gw-away")).containsExactly(Disagreement.GATEWAY_AWAY);
        assertThat(about("gw-well")).isEmpty();
        assertThat(about("gateways")).isEmpty();
    }

    @Test
    void findsOrdersThatAreStuckAndOrdersThatNobodyWorksOn() {
        var stuck = placed("de");
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        work(stuck);
        assertThat(about("order " + stuck)).containsExactly(Disagreement.ORDER_STUCK);

        var forgotten = placed("de");
        sql.sql("delete from scheduled_tasks where task_instance = ?")
                .param(forgotten + "/ORDER")
                .update();
        assertThat(about("order " + forgotten)).containsExactly(Disagreement.ORDER_FORGOTTEN);
    }

    @Test
    void looksAtTheRestWhileKeycloakIsAway() {
        TechnicalUser user = done();
        tellGatewaysAnotherName(user);
        var away = KEYCLOAK.server()
                .stubFor(get(urlPathEqualTo("/admin/realms/zugang/clients"))
                        .atPriority(1)
                        .willReturn(serverError()));
        try {
            assertThat(about("Keycloak")).containsExactly(Disagreement.KEYCLOAK_SILENT);
            assertThat(about(user.name().value())).containsExactly(Disagreement.NOT_ANNOUNCED);
        } finally {
            KEYCLOAK.server().removeStub(away);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "auditor"})
    void tellsOperatorsAndAuditorsWhatItMeansAndWhatToDo(String role) {
        TechnicalUser user = done();
        KEYCLOAK.remove(user.clientId());
        var answer = new JsonMapper().readTree(call(role, 200));
        assertThat(answer.path("healthy").asBoolean()).isFalse();
        assertThat(answer.path("findings").values())
                .filteredOn(finding ->
                        finding.path("subject").asString().equals(user.name().value()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("what").asString()).isEqualTo("USER_WITHOUT_CLIENT");
                    assertThat(finding.path("meaning").asString()).contains("no client at Keycloak");
                    assertThat(finding.path("remedy").asString()).contains("Restore Keycloak");
                });
        assertThat(answer.toString()).doesNotContain(String.valueOf(user.secretHash()), email, mobile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-service", "sales-lead", "gateway-node"})
    void isRefusedToEverybodyElse(String role) {
        assertThat(call(role, 403)).contains("\"status\":403");
    }

    private String call(String role, int expected) {
        var answer = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri("/onboarding/v1/doctor")
                .header("Authorization", "Bearer " + KEYCLOAK.token("somebody", role))
                .exchange()
                .returnResult(String.class);
        assertThat(answer.getStatus().value()).isEqualTo(expected);
        return String.valueOf(answer.getResponseBody());
    }

    private void tellGatewaysAnotherName(TechnicalUser user) {
        sql.sql(
                        "update feed_entry set entry = jsonb_set(entry, '{technicalUser}', to_jsonb(concat('ghost-', technical_user)))"
                                + " where technical_user = ?")
                .param(user.name().value())
                .update();
    }

    private TechnicalUser done() {
        OrderId order = placed("de");
        finish(order);
        return users.ofOrder(order.value()).orElseThrow();
    }

    private List<Disagreement> about(String subject) {
        return examine.examine().findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .map(Finding::what)
                .toList();
    }
}
