package de.zugang.onboarding.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.Holds;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Orders by ticket, and what goes back, over the documented wire format. */
@OnboardingTest
@Import(FollowTicketsTests.Standstill.class)
@ExtendWith(OutputCaptureExtension.class)
class FollowTicketsTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final FakeMatrix42 MATRIX42 = new FakeMatrix42();
    private static final Staff ANNA = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final Staff OLGA = new Staff("olga", Set.of(StaffRole.OPERATOR));
    private static final String COMPLETE = """
            <p>Guten Tag,</p><p>Firma: Muster Hausverwaltung GmbH<br>Hauptkundennummer:&nbsp;0000123456<br/>
            Kundennummern: 0000123457, 0000123458<br>E-Mail: it@muster.example<br>Mobilnummer: +49 1512 3456789<br>
            Sprache: de<br>Unterlagen unterschrieben: nein<br>OLA: nein</p>
            """;

    /** Nobody else goes round while a test does. */
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
        properties.add("zugang.matrix42.url", MATRIX42::url);
        properties.add("zugang.matrix42.api-token", () -> FakeMatrix42.API_TOKEN);
        properties.add("zugang.matrix42.category", () -> FakeMatrix42.CATEGORY);
        properties.add("zugang.matrix42.open-tickets", () -> "true");
        properties.add("zugang.matrix42.taken-state", () -> "110");
    }

    @Autowired
    private FollowTickets follow;

    @Autowired
    private PlaceOrder place;

    @Autowired
    private DecideOrder decide;

    @Autowired
    private Orders orders;

    @Autowired
    private Holds holds;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void nothingIsThere() {
        MATRIX42.tickets.clear();
        MATRIX42.trouble.clear();
        MATRIX42.expireApiToken(false);
        MATRIX42.endAccessToken();
        MATRIX42.tokensLiveUntil("2099-01-01T00:00:00Z");
        sql.sql("update ticket set closed_at = now()").update();
        sql.sql("update customer_order set ticket = 'before' where ticket is null")
                .update();
    }

    @AfterEach
    void nothingWasMisunderstood() {
        assertThat(MATRIX42.trouble).isEmpty();
    }

    @Test
    void makesOneOrderOfATicketHoweverOftenItIsListed() {
        var ticket = MATRIX42.add(COMPLETE);
        follow.follow();
        ticket.state = 100;
        follow.follow();

        var order = orders.find(orderOf(ticket)).orElseThrow();
        assertThat(order.ticket()).isEqualTo(ticket.number);
        assertThat(order.content().company()).isEqualTo("Muster Hausverwaltung GmbH");
        assertThat(order.content().customerNumbers()).hasSize(3);
        assertThat(order.state()).isEqualTo(Order.State.WAITING_FOR_CUSTOMER);
        assertThat(order.placedBy()).isEqualTo("matrix42");
        assertThat(ordersWith(ticket.number)).isEqualTo(1);
    }

    @Test
    void makesOneOrderOfATicketThatTwoTakeAtOnce() throws Exception {
        var ticket = MATRIX42.add(COMPLETE);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> round = () -> {
                follow.follow();
                return null;
            };
            for (var done : workers.invokeAll(List.of(round, round, round))) {
                done.get();
            }
        }
        assertThat(ordersWith(ticket.number)).isEqualTo(1);
    }

    @Test
    void neitherConfirmsDocumentsNorOrdersAnEntitlementByATicket() {
        var ticket = MATRIX42.add(
                COMPLETE.replace("unterschrieben: nein", "unterschrieben: ja").replace("OLA: nein", "OLA: ja"));
        follow.follow();
        follow.follow();

        var order = orders.find(orderOf(ticket)).orElseThrow();
        assertThat(order.state()).isEqualTo(Order.State.WAITING_FOR_CUSTOMER);
        assertThat(order.entitlements().isEmpty()).isTrue();
        assertThat(ticket.journal)
                .satisfiesExactly(
                        line -> assertThat(line).contains("mit einem eigenen Auftrag", "OLA"),
                        line -> assertThat(line).isEqualTo("Auftrag angelegt"));
    }

    @Test
    void takesNoTicketWhileProvisioningIsHeld() {
        holds.set(true, "Restored from a backup", OLGA);
        try {
            var ticket = MATRIX42.add(COMPLETE);
            follow.follow();
            assertThat(ordersWith(ticket.number)).isZero();
            assertThat(ticket.state).isEqualTo(100);

            holds.set(false, "Looked at", OLGA);
            follow.follow();
            assertThat(ordersWith(ticket.number)).isEqualTo(1);
        } finally {
            holds.set(false, "The test is over", OLGA);
        }
    }

    /** No database takes a NUL. */
    @Test
    void takesTheOtherTicketsWhenOneCannotBeStored(CapturedOutput output) {
        MATRIX42.add(COMPLETE).number = "TCK\u0000";
        var ticket = MATRIX42.add(COMPLETE);
        follow.follow();
        assertThat(ordersWith(ticket.number)).isEqualTo(1);
        assertThat(ticket.journal).containsExactly("Auftrag angelegt");
        assertThat(output).contains("A ticket failed unexpectedly").doesNotContain("Muster Hausverwaltung");
    }

    @Test
    void tellsTheOtherTicketsWhenOneCannotBeTold() {
        var broken = MATRIX42.add(COMPLETE);
        var ticket = MATRIX42.add(COMPLETE);
        follow.follow();
        sql.sql("update ticket set told = -1 where object_id = ?")
                .param(broken.objectId)
                .update();
        decide.confirmDocuments(orderOf(ticket), ANNA);
        follow.follow();
        assertThat(ticket.journal).last().isEqualTo("Freigegeben");
        assertThat(broken.journal).containsExactly("Auftrag angelegt");
    }

    @Test
    void leavesTicketsOfOtherCategoriesAlone() {
        var other = MATRIX42.add(COMPLETE);
        other.category = UUID.randomUUID().toString();
        follow.follow();
        assertThat(ordersWith(other.number)).isZero();
        assertThat(other.journal).isEmpty();
    }

    @Test
    void saysOnceWhatIsMissingAndReadsTheTicketAgainWhenItWasChanged() {
        var ticket = MATRIX42.add(COMPLETE.replace("0000123456", "123").replace("it@muster.example", "nobody"));
        follow.follow();
        follow.follow();
        assertThat(ticket.journal)
                .singleElement()
                .asString()
                .contains("mainCustomerNumber: expected: 10 digits", "email: expected")
                .doesNotContain("nobody", "3456789");
        assertThat(ordersWith(ticket.number)).isZero();

        ticket.description = COMPLETE;
        follow.follow();
        assertThat(ordersWith(ticket.number)).isEqualTo(1);
    }

    @Test
    void tellsTheTicketWhatHappensAndClosesItOnce() {
        var ticket = MATRIX42.add(COMPLETE);
        follow.follow();
        assertThat(ticket.state).isEqualTo(110);
        assertThat(ticket.journal).containsExactly("Auftrag angelegt");

        decide.confirmDocuments(orderOf(ticket), ANNA);
        follow.follow();
        assertThat(ticket.journal).containsExactly("Auftrag angelegt", "Unterlagen bestätigt", "Freigegeben");
        assertThat(ticket.closings).isZero();

        orders.change(orderOf(ticket), order -> order.complete(clock.instant()));
        follow.follow();
        follow.follow();
        assertThat(ticket.journal).last().isEqualTo("Abgeschlossen");
        assertThat(ticket.closings).isEqualTo(1);
        assertThat(ticket.reason).isEqualTo(402);
    }

    @Test
    void closesTheTicketOfACancelledOrderAsRejected() {
        var ticket = MATRIX42.add(COMPLETE);
        follow.follow();
        decide.cancel(orderOf(ticket), "customer gave up", ANNA);
        follow.follow();
        assertThat(ticket.reason).isEqualTo(404);
        assertThat(ticket.journal).noneMatch(line -> line.contains("gave up"));
    }

    @Test
    void doesNotCloseWhatSomebodyElseHasClosed() {
        var ticket = MATRIX42.add(COMPLETE);
        follow.follow();
        decide.cancel(orderOf(ticket), "customer gave up", ANNA);
        ticket.state = 204;
        follow.follow();
        assertThat(ticket.closings).isZero();
    }

    @Test
    void opensOneTicketForAnOrderOfTheDeskAlsoWhenTheAnswerStaysOut() {
        OrderId order = placed();
        MATRIX42.staysSilentAfterTheNextCreate();
        follow.follow();
        assertThat(MATRIX42.tickets).hasSize(1);

        follow.follow();
        follow.follow();
        assertThat(MATRIX42.tickets.values()).singleElement().satisfies(ticket -> {
            assertThat(ticket.subject).contains("zugang-order " + order);
            assertThat(ticket.journal).containsExactly("Auftrag angelegt");
            assertThat(orderOf(ticket)).isEqualTo(order);
        });
        assertThat(sql.sql("select count(*) from customer_order where id = ?")
                        .param(order.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void exchangesItsTokenOnceAndAgainBeforeItEndsOrWhenItIsNotAccepted() {
        MATRIX42.add(COMPLETE);
        follow.follow();
        int before = MATRIX42.exchanges.get();
        follow.follow();
        assertThat(MATRIX42.exchanges.get()).isEqualTo(before);

        MATRIX42.endAccessToken();
        follow.follow();
        assertThat(MATRIX42.exchanges.get()).isEqualTo(before + 1);

        MATRIX42.tokensLiveUntil(Instant.now().plusSeconds(30).toString());
        MATRIX42.endAccessToken();
        follow.follow();
        int soon = MATRIX42.exchanges.get();
        follow.follow();
        assertThat(MATRIX42.exchanges.get()).isGreaterThan(soon);
    }

    @Test
    void saysThatTheApiTokenHasExpiredAndGoesOnWithANewOne(CapturedOutput output) {
        var ticket = MATRIX42.add(COMPLETE);
        MATRIX42.expireApiToken(true);
        MATRIX42.endAccessToken();
        follow.follow();
        assertThat(output).contains("the API token is not accepted (status 200, null)");
        assertThat(output).doesNotContain(FakeMatrix42.API_TOKEN);
        assertThat(ordersWith(ticket.number)).isZero();

        MATRIX42.expireApiToken(false);
        follow.follow();
        assertThat(ordersWith(ticket.number)).isEqualTo(1);
    }

    private OrderId placed() {
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
        if (place.place(form, ANNA) instanceof PlaceOrder.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private OrderId orderOf(FakeMatrix42.Ticket ticket) {
        return new OrderId(sql.sql("select order_id from ticket where object_id = ?")
                .param(ticket.objectId)
                .query(UUID.class)
                .single());
    }

    private long ordersWith(String ticket) {
        return sql.sql("select count(*) from customer_order where ticket = ?")
                .param(ticket)
                .query(Long.class)
                .single();
    }
}
