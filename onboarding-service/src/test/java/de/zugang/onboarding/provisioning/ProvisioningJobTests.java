package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.zugang.localpostgres.FreePort;
import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderView;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.order.RetryOrder;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** With the scheduler at work, as in production. */
@OnboardingTest
class ProvisioningJobTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final FakeTwilio TWILIO = new FakeTwilio();
    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(FreePort.any(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Staff ANNA = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final Staff LEA = new Staff("lea", Set.of(StaffRole.SALES_LEAD));

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        TWILIO.register(properties);
        MAIL.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
                .start();
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("zugang.provisioning.first-retry", () -> "20ms");
    }

    @Autowired
    private PlaceOrder place;

    @Autowired
    private DecideOrder decide;

    @Autowired
    private RetryOrder retry;

    @Autowired
    private FindOrders find;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void bringsBothMessagesOutWithinTenSecondsOfTheApproval() {
        place("+4915123000001"); // warms up what the very first order pays for
        var order = place("+4915123000002");
        Order done = awaitDone(order).order();
        assertThat(Duration.between(Objects.requireNonNull(done.approvedAt()), Objects.requireNonNull(done.doneAt())))
                .isLessThan(Duration.ofSeconds(10));
        assertThat(TWILIO.takenFor("+4915123000002")).hasSize(1);
    }

    @Test
    void grantsOlaWhenTheSalesLeadHasDecided() {
        var order = place("+4915123000003");
        awaitDone(order);
        decide.decideEntitlement(order, "OLA", true, null, "Contract signed", LEA);
        Awaitility.await().until(() -> find(order).steps().stream().allMatch(step -> step.state() == Steps.State.DONE));
        assertThat(find(order).steps())
                .hasSize(Step.of(Part.ORDER).size() + Step.of(Part.ENTITLEMENT).size());
    }

    @Test
    void goesOnWhenAPersonSaysSo() {
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        var order = place("+4915123000004");
        Awaitility.await().until(() -> find(order).needsPerson());
        assertThat(retry.retry(order, ANNA)).isInstanceOf(DecideOrder.Outcome.Decided.class);
        awaitDone(order);
        assertThat(retry.retry(order, ANNA)).isInstanceOf(DecideOrder.Outcome.NotNow.class);
    }

    @Test
    void stagesNothingWhenTheApprovalIsRolledBack() {
        var order = transaction.execute(status -> {
            var placed = place("+4915123000005");
            status.setRollbackOnly();
            return placed;
        });
        assertThat(find.find(Objects.requireNonNull(order))).isEmpty();
        place("+4915123000006");
        Awaitility.await().until(() -> !TWILIO.takenFor("+4915123000006").isEmpty());
        assertThat(TWILIO.takenFor("+4915123000005")).isEmpty();
    }

    private OrderView awaitDone(OrderId order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> find(order).order().state() == Order.State.DONE);
        return find(order);
    }

    private OrderView find(OrderId order) {
        return find.find(order).orElseThrow();
    }

    private OrderId place(String mobile) {
        var form = new OrderForm(
                "Muster GmbH", "0000123456", List.of(), "it@muster.example", mobile, "de", true, List.of("OLA"), null);
        if (place.place(form, ANNA) instanceof PlaceOrder.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }
}
