package de.zugang.onboarding.notice;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of messages after they were taken: a provider and a mailbox stand ready. */
@OnboardingTest
@Import(AfterSendingTest.Standstill.class)
abstract class AfterSendingTest {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    static final WireMockServer TWILIO = new WireMockServer(options().dynamicPort());
    static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    static final String USER = "bounces@platform.example";

    /** Nobody else asks or looks while a test does. */
    @TestConfiguration
    static class Standstill {

        @Bean
        DbSchedulerStarter nobodyStarts() {
            return () -> {};
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        if (!MAIL.isRunning()) {
            TWILIO.start();
            MAIL.start();
            MAIL.setUser(USER, USER, "for-tests");
        }
        properties.add("zugang.sms.twilio.base-url", TWILIO::baseUrl);
        properties.add(
                "zugang.mail.bounces.mailbox",
                () -> "imap://127.0.0.1:" + MAIL.getImap().getPort() + "/INBOX");
        properties.add("zugang.mail.bounces.user", () -> USER);
        properties.add("zugang.mail.bounces.password", () -> "for-tests");
    }

    @Autowired
    JdbcClient sql;

    @Autowired
    private PlaceOrder place;

    @Autowired
    TextMessages texts;

    @Autowired
    EmailMessages emails;

    UUID order() {
        var form = new OrderForm(
                "Muster Hausverwaltung GmbH",
                "0000123456",
                List.of(),
                "it@muster.example",
                "+4915123456789",
                "de",
                false,
                List.of(),
                null);
        var anna = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));
        if (place.place(form, anna) instanceof PlaceOrder.Outcome.Placed(var order)) {
            return order.id().value();
        }
        throw new AssertionError("the order was refused");
    }
}
