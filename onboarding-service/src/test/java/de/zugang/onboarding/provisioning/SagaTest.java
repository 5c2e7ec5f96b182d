package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import de.zugang.localpostgres.FreePort;
import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.feed.Feed;
import de.zugang.onboarding.feed.GatewayNodes;
import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import de.zugang.servicekit.token.Sha256;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs are worked on by calling the saga; the scheduler stands still, so that a test decides when who works. */
@OnboardingTest
@Import(SagaTest.Standstill.class)
abstract class SagaTest {

    static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    static final FakeTwilio TWILIO = new FakeTwilio();
    static final GreenMail MAIL =
            new GreenMail(new ServerSetup(FreePort.any(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final AtomicBoolean MAIL_STARTED = new AtomicBoolean(); // a subclass may bring a context of its own
    static final AtomicInteger CUSTOMERS = new AtomicInteger(1000);
    static final Staff ANNA = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));
    static final Staff LEA = new Staff("lea", Set.of(StaffRole.SALES_LEAD));
    static final Pattern KEY = Pattern.compile("zgk_[0-9A-Za-z]{38}");

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        TWILIO.register(properties);
        if (!MAIL_STARTED.getAndSet(true)) {
            MAIL.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
                    .start();
        }
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("zugang.provisioning.gateway-patience", () -> "50ms");
    }

    /** How far the clock runs ahead. */
    static final AtomicReference<Duration> TURNED = new AtomicReference<>(Duration.ZERO);

    static void turn(Duration by) {
        TURNED.updateAndGet(turned -> turned.plus(by));
    }

    @TestConfiguration
    static class Standstill {

        @Bean
        @Primary
        Clock turnable() {
            InstantSource source = () -> Instant.now().plus(TURNED.get());
            return source.withZone(ZoneOffset.UTC);
        }

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
    PlaceOrder place;

    @Autowired
    DecideOrder decide;

    @Autowired
    FindOrders find;

    @Autowired
    TechnicalUsers users;

    @Autowired
    Saga saga;

    @Autowired
    Crash crash;

    @Autowired
    Feed feed;

    @Autowired
    GatewayNodes nodes;

    @Autowired
    JdbcClient sql;

    final String mobile = "+4915123" + "%06d".formatted(CUSTOMERS.incrementAndGet());
    final String email = "it" + CUSTOMERS.incrementAndGet() + "@muster.example";

    @AfterEach
    void nodesLeaveAndTheClockIsRight() {
        TURNED.set(Duration.ZERO);
        sql.sql("delete from feed_node").update();
    }

    /** Everything that must hold after a finished order, whatever happened on the way. */
    void assertDelivered(TechnicalUser user) throws Exception {
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

    OrderId placed(String language) {
        return placed(language, true);
    }

    OrderId placed(String language, boolean documentsSigned) {
        var form = new OrderForm(
                "Muster Hausverwaltung GmbH",
                "0000123456",
                List.of("0000123457"),
                email,
                mobile,
                language,
                documentsSigned,
                List.of("OLA"),
                null);
        if (place.place(form, ANNA) instanceof PlaceOrder.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    Saga.Outcome work(OrderId order) {
        return saga.run(new Run(order, Part.ORDER));
    }

    /** As the scheduler does: again and again until there is nothing more to do. */
    void finish(OrderId order) {
        for (int round = 0; round < 10 && work(order) instanceof Saga.Outcome.Again; round++) {
            assertThat(round).isLessThan(9);
        }
    }

    Steps.Step step(OrderId order, Step step) {
        return find.find(order).orElseThrow().steps().stream()
                .filter(candidate -> candidate.name().equals(step.name()))
                .findFirst()
                .orElseThrow();
    }

    List<MimeMessage> mails() throws MessagingException {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(message -> to(message).equals(email))
                .toList();
    }

    static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static String key(String mail) {
        Matcher found = KEY.matcher(mail.replace("=\r\n", ""));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
