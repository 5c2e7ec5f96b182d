package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.TextMessages;
import de.zugang.onboarding.notice.TextStatus;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.HistoryEntry;
import de.zugang.onboarding.order.Messages.Message;
import de.zugang.onboarding.order.Messages.Resend;
import de.zugang.onboarding.order.Messages.State;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.technicaluser.ChangedContact;
import de.zugang.onboarding.technicaluser.Contacts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What people see of the messages of an order, and what they can do about them. */
class DeliveryTests extends SagaTest {

    @Autowired
    private OrderMessages messages;

    @Autowired
    private ResendText resend;

    @Autowired
    private TextMessages texts;

    @Autowired
    private EmailMessages emails;

    @Autowired
    private Orders orders;

    @Autowired
    private Contacts contacts;

    @Autowired
    private PlaceChange change;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void goesFromPendingOverAcceptedToDeliveredWithTheAddressShortened() {
        var order = placed("de");
        assertThat(messages.of(order)).extracting(Message::state).containsOnly(State.PENDING);

        finish(order);
        assertThat(messages.of(order)).extracting(Message::state).containsOnly(State.ACCEPTED);
        assertThat(messages.of(order))
                .extracting(Message::to)
                .containsExactly("i***@muster.example", "+49 **** " + mobile.substring(mobile.length() - 3));

        report(order, TextStatus.SENT, null);
        assertThat(text(order).state()).isEqualTo(State.SENT);
        report(order, TextStatus.DELIVERED, null);
        report(order, TextStatus.SENT, null);
        assertThat(text(order).state()).isEqualTo(State.DELIVERED);
        assertThat(text(order).canResend()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "30003, TEXT_NOT_REACHED",
        "30004, TEXT_BLOCKED",
        "21610, TEXT_UNSUBSCRIBED",
        "30006, TEXT_NO_MOBILE",
        "30036, TEXT_EXPIRED",
        "39999, TEXT_FAILED",
        ", TEXT_FAILED"
    })
    void saysInWordsWhyATextMessageDidNotArrive(@Nullable String code, Situation situation) {
        var order = placed("de");
        finish(order);
        report(order, TextStatus.UNDELIVERED, code);
        assertThat(text(order).state()).isEqualTo(State.FAILED);
        assertThat(text(order).why()).extracting(Remark::situation).isEqualTo(situation);
    }

    @ParameterizedTest
    @CsvSource({"5.1.1, MAIL_NO_SUCH_ADDRESS", "5.2.2, MAIL_BOX_FULL", "5.7.1, MAIL_CAME_BACK"})
    void saysInWordsWhyAnEmailCameBack(String code, Situation situation) {
        var order = placed("de");
        finish(order);
        emails.bounced(emails.of(order.value()).getFirst().messageId(), code);
        emails.bounced(emails.of(order.value()).getFirst().messageId(), "5.0.0");
        var email = messages.of(order).getFirst();
        assertThat(email.state()).isEqualTo(State.FAILED);
        assertThat(email.why()).extracting(Remark::situation).isEqualTo(situation);
    }

    @Test
    void sendsTheSameSecretAgainWhereItDidNotArriveAndNowhereElse() {
        var order = placed("de");
        finish(order);
        assertThat(resend.resend(order, ANNA)).isEqualTo(new Resend.NotNow("ACCEPTED"));
        report(order, TextStatus.FAILED, "30003");
        assertThat(text(order).canResend()).isTrue();

        assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.Staged.class);
        assertThat(text(order).state()).isEqualTo(State.PENDING);
        assertThat(resend.resend(order, ANNA)).isEqualTo(new Resend.NotNow("PENDING"));
        finish(order);

        assertThat(TWILIO.takenFor(mobile)).hasSize(2);
        assertThat(TWILIO.takenFor(mobile).getFirst().body())
                .isEqualTo(TWILIO.takenFor(mobile).getLast().body());
    }

    @Test
    void looksBeforeItSendsAgainAfterADoubtfulAnswer() {
        var order = placed("de");
        finish(order);
        report(order, TextStatus.FAILED, "30003");
        TWILIO.fail(TWILIO.takenFor(mobile).getFirst().sid());
        resend.resend(order, ANNA);
        TWILIO.next(FakeTwilio.Trouble.TAKEN_BUT_503);
        finish(order);

        assertThat(TWILIO.takenFor(mobile)).hasSize(2);
        assertThat(text(order).state()).isEqualTo(State.ACCEPTED);
        assertThat(text(order).attempt()).isEqualTo(2);
    }

    @Test
    void isSentAgainThreeTimesADayAndSaysWho() {
        var order = placed("de");
        finish(order);
        for (int time = 0; time < 3; time++) {
            report(order, TextStatus.FAILED, "30003");
            assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.Staged.class);
            finish(order);
        }
        report(order, TextStatus.FAILED, "30003");
        assertThat(text(order).canResend()).isFalse();
        assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.TooOften.class);
        assertThat(find.find(order).orElseThrow().history())
                .filteredOn(entry -> entry.what() == HistoryEntry.What.RESENT)
                .hasSize(3)
                .allMatch(entry -> entry.who().equals("anna"));
    }

    @Test
    void isRefusedToWhoMayNotWhereNothingIsAndOnceTheCustomerHasCalled() {
        var order = placed("de");
        finish(order);
        report(order, TextStatus.FAILED, "30003");
        assertThat(resend.resend(order, LEA)).isEqualTo(new Resend.RoleMissing(StaffRole.CUSTOMER_SERVICE));
        assertThat(resend.resend(new OrderId(UUID.randomUUID()), ANNA)).isInstanceOf(Resend.NoSuchOrder.class);
        orders.change(order, found -> {
            found.firstCalled(Instant.now());
            return true;
        });
        assertThat(resend.resend(order, ANNA)).isEqualTo(new Resend.NotNow("FAILED"));
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
    }

    @Test
    void isNotSentAgainToANumberThatIsNotThePresentOneOrThatNobodyHasAgreedToYet() {
        var order = placed("de");
        finish(order);
        report(order, TextStatus.FAILED, "30003");
        var then = find.find(order).orElseThrow().order().content().contact();
        var other = new Contact(then.email(), mobile.replace("+4915123", "+4915124"), then.language());

        reach(order, ChangedContact.unchanged(then).movedTo(other));
        assertThat(text(order).canResend()).isFalse();
        assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.NotNow.class);

        reach(order, new ChangedContact(then, false, true));
        assertThat(text(order).canResend()).isFalse();
        assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.NotNow.class);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);

        reach(order, ChangedContact.unchanged(then));
        assertThat(text(order).canResend()).isTrue();
        assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.Staged.class);
    }

    @Test
    void isNotSentAgainOnceAnotherSecretHasComeInItsPlace() {
        var order = placed("de");
        finish(order);
        report(order, TextStatus.FAILED, "30003");
        var replacing = replaced(order);
        assertThat(text(order).canResend()).isFalse();
        assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.NotNow.class);

        report(replacing, TextStatus.FAILED, "30003");
        assertThat(text(replacing).canResend()).isTrue();
        assertThat(resend.resend(replacing, ANNA)).isInstanceOf(Resend.Staged.class);
    }

    private void reach(OrderId order, ChangedContact contact) {
        var name = users.ofOrder(order.value()).orElseThrow().name();
        transaction.executeWithoutResult(_ -> contacts.save(name, contact));
    }

    private OrderId replaced(OrderId order) {
        var form = new ChangeForm(
                OrderKind.REPLACE_SECRET,
                users.ofOrder(order.value()).orElseThrow().name().value(),
                List.of(),
                null,
                "Asked for by the customer",
                null);
        if (change.place(form, ANNA) instanceof PlaceChange.Outcome.Placed(var placed)) {
            saga.run(new Run(placed.id(), Part.SECRET));
            return placed.id();
        }
        throw new AssertionError("the order was refused");
    }

    @Test
    void isSentAgainTwentyTimesADayByOnePerson() {
        var busy = new Staff("busy-" + UUID.randomUUID(), Set.of(StaffRole.CUSTOMER_SERVICE));
        var order = placed("de");
        finish(order);
        report(order, TextStatus.FAILED, "30003");
        for (int time = 0; time < 20; time++) {
            sql.sql("insert into message_resend (order_id, who, at) values (?, ?, now())")
                    .params(placed("de").value(), busy.name())
                    .update();
        }
        assertThat(resend.resend(order, busy)).isInstanceOf(Resend.TooOften.class);
        assertThat(resend.resend(order, ANNA)).isInstanceOf(Resend.Staged.class);
    }

    @Test
    void isNotSentAgainOnceMoreByWhoeverAsksForTwoOrdersAtOnce() throws Exception {
        var busy = new Staff("busy-" + UUID.randomUUID(), Set.of(StaffRole.CUSTOMER_SERVICE));
        var lost = List.of(placed("de"), placed("de"), placed("de"));
        lost.forEach(order -> {
            finish(order);
            report(order, TextStatus.FAILED, "30003");
        });
        OrderId another = placed("de");
        for (int time = 0; time < 19; time++) {
            sql.sql("insert into message_resend (order_id, who, at) values (?, ?, now())")
                    .params(another.value(), busy.name())
                    .update();
        }

        List<Future<Resend>> answers;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = people.invokeAll(lost.stream()
                    .<Callable<Resend>>map(order -> () -> resend.resend(order, busy))
                    .toList());
        }
        assertThat(answers)
                .extracting(Future::resultNow)
                .filteredOn(Resend.Staged.class::isInstance)
                .hasSize(1);
    }

    private Message text(OrderId order) {
        return messages.text(order).orElseThrow();
    }

    private void report(OrderId order, TextStatus status, @Nullable String code) {
        texts.reported(texts.of(order.value()).getLast().sid(), status, code);
    }
}
