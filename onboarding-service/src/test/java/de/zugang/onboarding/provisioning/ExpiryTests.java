package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.HistoryEntry;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.OrderSearch;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.servicekit.token.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A secret that nobody ever used: notice after 23 days, void after 30. */
class ExpiryTests extends SagaTest {

    @Autowired
    private ExpireSecrets expire;

    @Autowired
    private PlaceChange change;

    @Autowired
    private Clock clock;

    private OrderId first = new OrderId(new java.util.UUID(0, 0));

    @BeforeEach
    void thereIsOne() {
        first = placed("de");
        finish(first);
    }

    @Test
    void tellsTheContactAWeekBeforeAndVoidsTheSecretThen() throws Exception {
        String client = user().clientId();
        turn(Duration.ofDays(22));
        expire.look();
        assertThat(expiries()).isEmpty();
        turn(Duration.ofDays(2));
        expire.look();
        expire.look();

        var order = expiries();
        assertThat(order).hasSize(1);
        var expiry = order.getFirst().id();
        assertThat(run(expiry)).isInstanceOf(Saga.Outcome.Again.class);
        String letter = GreenMailUtil.getWholeMessage(mails().getLast()).replace("=\r\n", "");
        assertThat(letter).contains(client, user().name().value()).doesNotContain(KEYCLOAK.secret(client));
        assertThat(enabled(client)).isTrue();
        turn(Duration.ofDays(6));
        run(expiry);
        assertThat(enabled(client)).isTrue();

        turn(Duration.ofDays(2));
        assertThat(run(expiry)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(find.find(expiry).orElseThrow().order().state()).isEqualTo(State.DONE);
        assertThat(enabled(client)).isFalse();
        assertThat(user().secretHash()).isNull();
        assertThat(user().state()).isEqualTo(TechnicalUserState.ACTIVE);
        assertThat(inTheFeed()).doesNotContain(Sha256.of(KEYCLOAK.secret(client)));
        assertThat(mails()).hasSize(2);
    }

    @Test
    void leavesASecretAloneThatWasUsedOnce() {
        used(clock.instant());
        turn(Duration.ofDays(500));
        expire.look();
        assertThat(expiries()).isEmpty();
        sql.sql("delete from usage_sum where technical_user = ?")
                .param(user().name().value())
                .update();
        expire.look();
        assertThat(expiries()).isEmpty();
    }

    @Test
    void endsNothingWhenTheSecretIsUsedAfterTheNotice() {
        var expiry = told();
        used(clock.instant());
        turn(Duration.ofDays(10));
        run(expiry);
        assertThat(find.find(expiry).orElseThrow().order().state()).isEqualTo(State.CANCELLED);
        assertThat(find.find(expiry).orElseThrow().history())
                .extracting(HistoryEntry::why)
                .contains("The secret was used or replaced, or the technical user suspended");
        assertThat(enabled(user().clientId())).isTrue();
        assertThat(user().secretHash()).isNotNull();
    }

    @Test
    void beginsAnewWhenSomebodyWithdrawsTheEnd() {
        var expiry = told();
        assertThat(decide.cancel(expiry, "They start next month", ANNA)).isInstanceOf(Outcome.Decided.class);
        run(expiry);
        turn(Duration.ofDays(20));
        expire.look();
        assertThat(expiries()).hasSize(1);
        assertThat(enabled(user().clientId())).isTrue();
        turn(Duration.ofDays(4));
        expire.look();
        assertThat(expiries()).hasSize(2);
    }

    @Test
    void isNotWithdrawnOnceItIsInForce() {
        var expiry = told();
        turn(Duration.ofDays(9));
        nodes.polled("gw-silent", feed.head().epoch(), feed.head().revision());
        assertThat(run(expiry)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(user().secretHash()).isNull();

        assertThat(decide.cancel(expiry, "Too late", ANNA)).isInstanceOf(Outcome.NotNow.class);
        assertThat(find.find(expiry).orElseThrow().order().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void leavesTheSecretAsItWasWhenItIsWithdrawnInTheMiddle() {
        var expiry = told();
        turn(Duration.ofDays(9));
        crash.meanwhile(
                Step.VOID_SECRET,
                CrashPoint.Moment.WORKED,
                () -> assertThat(decide.cancel(expiry, "They have just called", ANNA))
                        .isInstanceOf(Outcome.Decided.class));
        assertThatThrownBy(() -> run(expiry)).isInstanceOf(IllegalStateException.class);
        assertThat(enabled(user().clientId())).isFalse();
        assertThat(run(expiry)).isInstanceOf(Saga.Outcome.Ended.class);

        assertThat(find.find(expiry).orElseThrow().order().state()).isEqualTo(State.CANCELLED);
        assertThat(user().secretHash()).isNotNull();
        assertThat(enabled(user().clientId())).isTrue();
    }

    @Test
    void doesNotRunWhileTheTechnicalUserIsSuspended() {
        var expiry = told();
        if (change.place(form(OrderKind.SUSPEND), ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            saga.run(new Run(order.id(), Part.SWITCH));
        }
        assertThat(user().state()).isEqualTo(TechnicalUserState.SUSPENDED);
        turn(Duration.ofDays(30));
        run(expiry);
        assertThat(find.find(expiry).orElseThrow().order().state()).isEqualTo(State.CANCELLED);
        assertThat(user().secretHash()).isNotNull();
    }

    @Test
    void comesBackWithAnotherSecret() {
        var expiry = told();
        turn(Duration.ofDays(9));
        run(expiry);
        assertThat(change.place(form(OrderKind.ROLL_SECRET), ANNA)).isInstanceOf(PlaceChange.Outcome.Faulty.class);
        suspendAndReactivate();
        assertThat(enabled(user().clientId())).isFalse();

        if (!(change.place(form(OrderKind.REPLACE_SECRET), ANNA) instanceof PlaceChange.Outcome.Placed(var back))) {
            throw new AssertionError("the order was refused");
        }
        saga.run(new Run(back.id(), Part.SECRET));
        assertThat(find.find(back.id()).orElseThrow().order().state()).isEqualTo(State.DONE);
        String secret = KEYCLOAK.secret(user().clientId());
        assertThat(user().secretHash()).isEqualTo(Sha256.of(secret));
        assertThat(TWILIO.takenFor(mobile).getLast().body()).isEqualTo(secret);
        assertThat(enabled(user().clientId())).isTrue();
    }

    @Test
    void isNothingThatAPersonOrders() {
        assertThat(change.place(form(OrderKind.EXPIRE_SECRET), ANNA)).isInstanceOf(PlaceChange.Outcome.Faulty.class);
    }

    private void suspendAndReactivate() {
        for (var kind : List.of(OrderKind.SUSPEND, OrderKind.REACTIVATE)) {
            if (change.place(form(kind), ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
                saga.run(new Run(order.id(), Part.SWITCH));
            }
        }
        assertThat(user().state()).isEqualTo(TechnicalUserState.ACTIVE);
    }

    private ChangeForm form(OrderKind kind) {
        return new ChangeForm(
                kind, user().name().value(), List.of(), null, AttributesForm.NONE, null, "Asked for", null);
    }

    private OrderId told() {
        turn(Duration.ofDays(24));
        expire.look();
        var expiry = expiries().getFirst().id();
        run(expiry);
        return expiry;
    }

    /** As a gateway reports it. */
    private void used(Instant at) {
        sql.sql("""
                insert into usage_sum (technical_user, day, product, operation, status, customer_number, calls,
                    first_at, last_at, total_millis, maximum_millis)
                values (?, ?, 'on-site-roles', 'GET /x', 200, '', 1, ?, ?, 1, 1)
                """)
                .params(
                        user().name().value(),
                        java.sql.Date.valueOf(
                                at.atZone(java.time.ZoneOffset.UTC).toLocalDate()),
                        Timestamp.from(at),
                        Timestamp.from(at))
                .update();
    }

    private List<Order> expiries() {
        return find.search(OrderSearch.all(0, 20).of(user().name().value())).orders().stream()
                .filter(order -> order.kind() == OrderKind.EXPIRE_SECRET)
                .toList();
    }

    private Saga.Outcome run(OrderId order) {
        return saga.run(new Run(order, Part.EXPIRY));
    }

    private TechnicalUser user() {
        return users.ofOrder(first.value()).orElseThrow();
    }

    private static boolean enabled(String clientId) {
        return KEYCLOAK.clients().stream()
                .filter(client -> client.get("clientId").asString().equals(clientId))
                .allMatch(client -> client.get("enabled").asBoolean());
    }

    private String inTheFeed() {
        return sql.sql("select entry::text from feed_entry where technical_user = ?")
                .param(user().name().value())
                .query(String.class)
                .single();
    }
}
