package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.servicekit.token.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What happens on the way to working credentials, and what does not happen too early. */
@ExtendWith(OutputCaptureExtension.class)
class SagaTests extends SagaTest {

    @Test
    void bringsACompleteOrderToItsEndInOneGo() throws Exception {
        var order = placed("de");
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Ended.class);

        var done = find.find(order).orElseThrow();
        assertThat(done.order().state()).isEqualTo(Order.State.DONE);
        assertThat(done.steps()).allMatch(step -> step.state() == Steps.State.DONE && step.attempts() == 1);
        var user = users.ofOrder(order.value()).orElseThrow();
        assertThat(user.name().value()).startsWith("tu-muster-hausverwaltung-gmbh-");
        assertThat(user.state()).isEqualTo(TechnicalUserState.ACTIVE);
        assertThat(done.order().technicalUser()).isEqualTo(user.name().value());
        assertDelivered(user);
    }

    @Test
    void sendsNoSecretBeforeTheMailHasLeft() throws Exception {
        var order = placed("de");
        MAIL.stop();
        try {
            assertThat(work(order)).isInstanceOf(Saga.Outcome.Again.class);
            var waiting = step(order, Step.E_MAIL);
            assertThat(waiting.state()).isEqualTo(Steps.State.WAITING);
            assertThat(waiting.remark()).isEqualTo(Remark.of(Situation.MAIL_UNREACHABLE));
            assertThat(TWILIO.takenFor(mobile)).isEmpty();
            assertThat(KEYCLOAK.clients().stream()
                            .filter(client -> client.get("clientId").asString().equals(ClientIds.of(order.value())))
                            .map(client -> client.get("enabled").asBoolean()))
                    .containsExactly(false);
        } finally {
            MAIL.start();
        }
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
    }

    @Test
    void stopsWithAHintWhenTheNumberIsRefusedForGood() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Ended.class);
        var stopped = step(order, Step.TEXT_MESSAGE);
        assertThat(stopped.state()).isEqualTo(Steps.State.STOPPED);
        assertThat(stopped.remark()).isEqualTo(Remark.of(Situation.TEXT_REFUSED, 21211));
    }

    @Test
    void stopsBeforeAClientThatIsSomebodyElses() {
        var order = placed("de");
        KEYCLOAK.foreign(ClientIds.of(order.value()));
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(step(order, Step.CREATE_CLIENT).state()).isEqualTo(Steps.State.STOPPED);
        assertThat(step(order, Step.CREATE_CLIENT).remark())
                .isEqualTo(Remark.of(Situation.CLIENT_FOREIGN, ClientIds.of(order.value())));
        assertThat(step(order, Step.DRAW_KEY).state()).isEqualTo(Steps.State.OPEN);
    }

    @Test
    void waitsForEveryLiveGatewayNodeBeforeTheSecretLeaves() {
        nodes.polled("gw-1", feed.head().epoch(), 0);
        var order = placed("de");
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(order, Step.CONFIRM_GATEWAYS).remark())
                .isEqualTo(Remark.of(Situation.GATEWAYS_MISSING, "gw-1"));
        assertThat(TWILIO.takenFor(mobile)).isEmpty();
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
    }

    @Test
    void leavesNeitherKeyNorSecretInAnyTableOrLog(CapturedOutput output) throws Exception {
        var order = placed("de");
        MAIL.stop();
        try {
            work(order);
        } finally {
            MAIL.start();
        }
        TWILIO.next(FakeTwilio.Trouble.TAKEN_BUT_503);
        finish(order);
        String secret =
                KEYCLOAK.secret(users.ofOrder(order.value()).orElseThrow().clientId());
        String key = key(GreenMailUtil.getWholeMessage(mails().getFirst()));
        String tables = sql.sql("""
                        select string_agg(query_to_xml(format('select * from onboarding.%I', table_name), true, false, '')::text, '')
                        from information_schema.tables where table_schema = 'onboarding'
                        """).query(String.class).single();
        assertThat(tables).contains(Sha256.of(key), Sha256.of(secret)).doesNotContain(key, secret);
        assertThat(output.getAll()).contains("E_MAIL done").doesNotContain(key, secret, email, mobile);
        assertThat(sql.sql("select count(*) from provisioning_step where order_id = ? and sealed is not null")
                        .param(order.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeTwilio.Trouble.class,
            names = {"TAKEN_BUT_503", "TAKEN_BUT_SILENT", "NOT_TAKEN_503", "TOO_MANY"})
    void looksBeforeItSendsASecretAgain(FakeTwilio.Trouble trouble) {
        var order = placed("de");
        TWILIO.next(trouble);
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(order, Step.TEXT_MESSAGE).state()).isEqualTo(Steps.State.WAITING);
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
        assertThat(find.find(order).orElseThrow().order().state()).isEqualTo(Order.State.DONE);
    }
}
