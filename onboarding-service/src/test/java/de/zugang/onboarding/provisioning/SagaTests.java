package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.FreePort;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.feed.Feed;
import de.zugang.onboarding.feed.GatewayNodes;
import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import de.zugang.servicekit.token.Sha256;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs are worked on by calling the saga; the scheduler stands still, so that a test decides when who works. */
@OnboardingTest
@ExtendWith(OutputCaptureExtension.class)
class SagaTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final FakeTwilio TWILIO = new FakeTwilio();
    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(FreePort.any(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final AtomicInteger CUSTOMERS = new AtomicInteger(1000);
    private static final Staff ANNA = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final Staff LEA = new Staff("lea", Set.of(StaffRole.SALES_LEAD));
    private static final Pattern KEY = Pattern.compile("zgk_[0-9A-Za-z]{38}");

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        TWILIO.register(properties);
        MAIL.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
                .start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("zugang.provisioning.gateway-patience", () -> "50ms");
    }

    @TestConfiguration
    static class Standstill {

        @Bean
        DbSchedulerStarter nobodyStarts() {
            return () -> {};
        }

        @Bean
        @Primary
        Crash crash() {
            return new Crash();
        }
    }

    @Autowired
    private PlaceOrder place;

    @Autowired
    private DecideOrder decide;

    @Autowired
    private FindOrders find;

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private Saga saga;

    @Autowired
    private Crash crash;

    @Autowired
    private Feed feed;

    @Autowired
    private GatewayNodes nodes;

    @Autowired
    private JdbcClient sql;

    private final String mobile = "+4915123" + "%06d".formatted(CUSTOMERS.incrementAndGet());
    private final String email = "it" + CUSTOMERS.incrementAndGet() + "@muster.example";

    @AfterEach
    void nodesLeave() {
        sql.sql("delete from feed_node").update();
    }

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

    /** Everything that must hold after a finished order, whatever happened on the way. */
    private void assertDelivered(TechnicalUser user) throws Exception {
        var client = KEYCLOAK.clients().stream()
                .filter(candidate -> candidate.get("clientId").asString().equals(user.clientId()))
                .toList();
        assertThat(client).singleElement().satisfies(only -> {
            assertThat(only.get("enabled").asBoolean()).isTrue();
            assertThat(only.get("fullScopeAllowed").asBoolean()).isFalse();
            assertThat(only.path("attributes").path("access.token.lifespan").asString())
                    .isEqualTo("300");
            assertThat(only.path("protocolMappers").path(0).path("config").toString())
                    .contains("zugang-api");
        });
        String secret = KEYCLOAK.secret(user.clientId());
        assertThat(TWILIO.takenFor(mobile))
                .isNotEmpty()
                .allMatch(text -> text.body().equals(secret));
        assertThat(TWILIO.takenFor(mobile).getFirst().callback())
                .isEqualTo("https://callback.platform.example/twilio/status");
        String text = GreenMailUtil.getWholeMessage(mails().getFirst());
        assertThat(user.secretHash()).isEqualTo(Sha256.of(secret));
        String key = key(text);
        assertThat(sql.sql("select hash from subscription_key where technical_user = ?")
                        .param(user.name().value())
                        .query(String.class)
                        .list())
                .containsExactly(Sha256.of(key));
        assertThat(text).doesNotContain(secret);
        assertThat(sql.sql("select entry ->> 'state' from feed_entry where technical_user = ?")
                        .param(user.name().value())
                        .query(String.class)
                        .single())
                .isEqualTo("ACTIVE");
    }

    static Stream<Arguments> crashes() {
        return Step.of(Part.ORDER).stream()
                .flatMap(step -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(step, moment)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void losesAndDoublesNothingWhenTheProcessEndsAnywhere(Step step, Moment moment) throws Exception {
        var order = placed("en");
        crash.at(step, moment);
        assertThatThrownBy(() -> work(order)).isInstanceOf(Crash.Crashed.class);
        finish(order);

        assertThat(find.find(order).orElseThrow().order().state()).isEqualTo(Order.State.DONE);
        assertDelivered(users.ofOrder(order.value()).orElseThrow());
        boolean mailUnrecorded = step == Step.E_MAIL && moment == Moment.WORKED;
        assertThat(mails()).hasSize(mailUnrecorded ? 2 : 1);
        assertThat(mails().stream().map(SagaTests::messageId).distinct()).hasSize(1);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
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
    void grantsOlaOnItsOwnBeforeOrAfterTheRest() {
        var order = placed("de");
        decide.decideOla(order, true, "Contract signed", LEA);
        assertThat(saga.run(new Run(order, Part.OLA))).isInstanceOf(Saga.Outcome.Again.class);
        work(order);
        assertThat(saga.run(new Run(order, Part.OLA))).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(users.ofOrder(order.value()).orElseThrow().entitlements()).containsExactly("OLA");
    }

    @Test
    void looksForOlaMoreRarelyWhileTheOrderWaitsAndAtOnceWhenItGoesOn() {
        var order = placed("de", false);
        decide.decideOla(order, true, "Contract signed", LEA);
        var pauses = Stream.generate(() -> olaPause(order)).limit(8).toList();
        assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
        sql.sql("update scheduled_tasks set execution_time = now() + interval '1 minute' where task_instance = ?")
                .param(new Run(order, Part.OLA).instance())
                .update();

        decide.confirmDocuments(order, ANNA);

        assertThat(sql.sql("select execution_time <= now() from scheduled_tasks where task_instance = ?")
                        .param(new Run(order, Part.OLA).instance())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private Duration olaPause(OrderId order) {
        var now = Instant.now();
        if (saga.run(new Run(order, Part.OLA)) instanceof Saga.Outcome.Again(var at)) {
            return Duration.between(now, at);
        }
        throw new AssertionError("the run has ended");
    }

    @Test
    void givesOlaUpWhenTheOrderIsCancelled() {
        var order = placed("de", false);
        decide.decideOla(order, true, "Contract signed", LEA);
        assertThat(saga.run(new Run(order, Part.OLA))).isInstanceOf(Saga.Outcome.Again.class);

        decide.cancel(order, "Withdrawn", ANNA);

        assertThat(saga.run(new Run(order, Part.OLA))).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(find.find(order).orElseThrow().needsPerson()).isFalse();
        assertThat(step(order, Step.GRANT_OLA).state()).isEqualTo(Steps.State.OPEN);
        assertThat(step(order, Step.GRANT_OLA).nextAttemptAt()).isNull();
    }

    @Test
    void stopsAWorkerThatWasOvertaken() {
        var order = placed("de");
        var run = new Run(order, Part.ORDER);
        crash.at(Step.CREATE_CLIENT, Moment.BEGUN);
        assertThatThrownBy(() -> work(order)).isInstanceOf(Crash.Crashed.class);
        long old = sql.sql("select fence from provisioning_run where order_id = ?")
                .param(order.value())
                .query(Long.class)
                .single();
        work(order);
        var journal = new Journal(sql, Clock.systemUTC());
        assertThatThrownBy(() -> journal.guard(run, old)).isInstanceOf(Journal.Overtaken.class);
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

    private OrderId placed(String language) {
        return placed(language, true);
    }

    private OrderId placed(String language, boolean documentsSigned) {
        var form = new OrderForm(
                "Muster Hausverwaltung GmbH",
                "0000123456",
                List.of("0000123457"),
                email,
                mobile,
                language,
                documentsSigned,
                true,
                null);
        if (place.place(form, ANNA) instanceof PlaceOrder.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private Saga.Outcome work(OrderId order) {
        return saga.run(new Run(order, Part.ORDER));
    }

    /** As the scheduler does: again and again until there is nothing more to do. */
    private void finish(OrderId order) {
        for (int round = 0; round < 10 && work(order) instanceof Saga.Outcome.Again; round++) {
            assertThat(round).isLessThan(9);
        }
    }

    private Steps.Step step(OrderId order, Step step) {
        return find.find(order).orElseThrow().steps().stream()
                .filter(candidate -> candidate.name().equals(step.name()))
                .findFirst()
                .orElseThrow();
    }

    private List<MimeMessage> mails() throws MessagingException {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(message -> to(message).equals(email))
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String key(String mail) {
        Matcher found = KEY.matcher(mail.replace("=\r\n", ""));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
