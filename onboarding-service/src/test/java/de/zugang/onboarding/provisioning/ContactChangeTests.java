package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.Language;
import de.zugang.onboarding.order.Messages;
import de.zugang.onboarding.order.Messages.Message;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.OrderView;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.servicekit.token.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Keys and secrets go elsewhere only when a second person agreed and the old address and number were told. */
class ContactChangeTests extends SagaTest {

    private static final Staff BEA = new Staff("bea", Set.of(StaffRole.CUSTOMER_SERVICE));

    @Autowired
    private PlaceChange change;

    @Autowired
    private Addressees addressees;

    @Autowired
    private SubscriptionKeys keys;

    @Autowired
    private OrderMessages messages;

    @Autowired
    private EmailMessages emails;

    private final String newEmail = "new" + CUSTOMERS.incrementAndGet() + "@muster.example";
    private final String newMobile = "+4915124" + "%06d".formatted(CUSTOMERS.incrementAndGet());
    private OrderId first = new OrderId(new java.util.UUID(0, 0));

    @BeforeEach
    void thereIsOne() {
        first = placed("de");
        finish(first);
    }

    @Test
    void setsCompanyAndLanguageAtOnceAndTellsNobody() throws Exception {
        var order = ordered(new AttributesForm("Muster Neu GmbH", null, null, "en"));
        assertThat(done(order)).isEqualTo(State.DONE);
        assertThat(user().company()).isEqualTo("Muster Neu GmbH");
        assertThat(contact()).isEqualTo(new Contact(email, mobile, Language.EN));
        assertThat(mails()).hasSize(1);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
    }

    @Test
    void movesTheContactWhenSomebodyElseAgreedTheOldOnesWereToldAndNobodyObjected() throws Exception {
        var order = ordered(both());
        assertThat(view(order).order().state()).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(decide.decide(order, true, hash(order), null, ANNA)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(decide.decide(order, true, "another", null, BEA)).isInstanceOf(Outcome.ContentChanged.class);
        agreed(order);

        assertThat(run(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(order, Step.AWAIT_OBJECTION).state()).isEqualTo(Steps.State.WAITING);
        assertThat(contact()).isEqualTo(new Contact(email, mobile, Language.DE));
        String told = GreenMailUtil.getWholeMessage(mails().getLast()).replace("=\r\n", "");
        assertThat(told).contains("Kontaktdaten", "Kundenservice").doesNotContain(newEmail, newMobile);
        assertThat(TWILIO.takenFor(mobile).getLast().body())
                .contains("Kontaktdaten")
                .doesNotContain(newMobile);

        turn(Duration.ofHours(25));
        assertThat(done(order)).isEqualTo(State.DONE);
        assertThat(contact()).isEqualTo(new Contact(newEmail, newMobile, Language.DE));
        assertThat(TWILIO.takenFor(mobile)).hasSize(2);
        assertThat(TWILIO.takenFor(newMobile)).isEmpty();
    }

    @Test
    void movesNothingWhenItIsWithdrawnWhileSomebodyMayObject() {
        var order = ordered(both());
        agreed(order);
        run(order);
        assertThat(decide.cancel(order, "The customer knows of nothing", BEA)).isInstanceOf(Outcome.Decided.class);
        turn(Duration.ofHours(25));

        assertThat(run(order)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(view(order).order().state()).isEqualTo(State.CANCELLED);
        assertThat(contact()).isEqualTo(new Contact(email, mobile, Language.DE));
    }

    @Test
    void cannotBeWithdrawnOnceItIsInForce() {
        var order = moved();
        assertThat(decide.cancel(order, "Too late", BEA)).isInstanceOf(Outcome.NotNow.class);
        assertThat(contact().email()).isEqualTo(newEmail);
    }

    @Test
    void goesOnWhenTheOldNumberIsDeadForGood() {
        var order = ordered(both());
        agreed(order);
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        run(order);
        assertThat(step(order, Step.TELL_OLD_NUMBER).state()).isEqualTo(Steps.State.DONE);
        assertThat(Objects.requireNonNull(step(order, Step.TELL_OLD_NUMBER).remark())
                        .situation())
                .isEqualTo(Situation.TEXT_REFUSED);
    }

    @Test
    void asksASecondPersonBeforeTheFirstKeyGoesToTheNewAddress() {
        moved();
        var rolling = ordered(OrderKind.ROLL_KEY);
        assertThat(view(rolling).order().state()).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(decide.decide(rolling, true, hash(rolling), null, ANNA)).isInstanceOf(Outcome.OwnOrder.class);
        agreed(rolling);
        assertThat(done(rolling)).isEqualTo(State.DONE);
        assertThat(MAIL.getReceivedMessages()).anyMatch(mail -> to(mail).equals(newEmail));

        assertThat(view(ordered(OrderKind.ROLL_KEY)).order().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void sendsNoKeyToAnAddressThatIsNotTheOneAnyMoreThatWasAgreedTo() throws Exception {
        var rolling = ordered(OrderKind.ROLL_KEY);
        moved();
        assertThat(run(rolling)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(step(rolling, Step.ROLL_KEY).remark()).isEqualTo(Remark.of(Situation.CONTACT_CHANGED));
        assertThat(mails()).noneMatch(mail -> SagaTest.messageId(mail).contains("new-key"));
        String oldKey = key(GreenMailUtil.getWholeMessage(mails().getFirst()));
        assertThat(keys.of(user().name().value())).singleElement().satisfies(only -> {
            assertThat(only.hash()).isEqualTo(Sha256.of(oldKey));
            assertThat(only.notAfter()).isNull();
        });
    }

    @Test
    void sendsNoKeyToAnAddressThatIsNotTheOneAnyMoreOnceTheKeyIsDrawn() throws Exception {
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        var rolling = ordered(OrderKind.ROLL_KEY);
        run(rolling);
        assertThat(step(rolling, Step.CONFIRM_KEY).state()).isEqualTo(Steps.State.WAITING);
        moved();
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        run(rolling);
        assertThat(step(rolling, Step.KEY_MAIL).remark()).isEqualTo(Remark.of(Situation.CONTACT_CHANGED));
        assertThat(mails()).noneMatch(mail -> SagaTest.messageId(mail).contains("new-key"));
    }

    @Test
    void showsThatTheLetterToTheOldAddressCameBack() {
        var order = ordered(both());
        agreed(order);
        assertThat(messages.of(order)).isEmpty();
        run(order);
        assertThat(messages.of(order)).extracting(Message::state).containsExactly(Messages.State.ACCEPTED);

        emails.bounced(emails.of(order.value()).getFirst().messageId(), "5.1.1");
        assertThat(messages.of(order)).singleElement().satisfies(message -> {
            assertThat(message.step()).isEqualTo("TELL_OLD_ADDRESS");
            assertThat(message.to()).isEqualTo("i***@muster.example");
            assertThat(message.state()).isEqualTo(Messages.State.FAILED);
            assertThat(message.why()).extracting(Remark::situation).isEqualTo(Situation.MAIL_NO_SUCH_ADDRESS);
        });
    }

    static Stream<Arguments> crashes() {
        return Step.of(OrderKind.CHANGE_ATTRIBUTES.part()).stream()
                .flatMap(step -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(step, moment)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void movesTheContactOnceWhenTheProcessEndsAnywhere(Step step, Moment moment) throws Exception {
        var order = ordered(both());
        agreed(order);
        if (step == Step.APPLY_ATTRIBUTES || (step == Step.AWAIT_OBJECTION && moment != Moment.BEGUN)) {
            run(order);
            turn(Duration.ofHours(25));
        }
        crash.at(step, moment);
        assertThatThrownBy(() -> run(order)).isInstanceOf(Crash.Crashed.class);
        run(order);
        turn(Duration.ofHours(25));

        assertThat(done(order)).isEqualTo(State.DONE);
        assertThat(contact()).isEqualTo(new Contact(newEmail, newMobile, Language.DE));
        assertThat(TWILIO.takenFor(mobile)).hasSize(2);
        assertThat(mails().stream().map(SagaTest::messageId).distinct()).hasSize(2);
    }

    private AttributesForm both() {
        return new AttributesForm(null, newEmail, newMobile, null);
    }

    private OrderId moved() {
        var order = ordered(both());
        agreed(order);
        run(order);
        turn(Duration.ofHours(25));
        assertThat(done(order)).isEqualTo(State.DONE);
        return order;
    }

    private OrderId ordered(OrderKind kind) {
        return ordered(new ChangeForm(kind, user().name().value(), List.of(), null, "Asked for by the customer", null));
    }

    private OrderId ordered(AttributesForm attributes) {
        return ordered(new ChangeForm(
                OrderKind.CHANGE_ATTRIBUTES,
                user().name().value(),
                List.of(),
                null,
                attributes,
                null,
                "Asked for by the customer",
                null));
    }

    private OrderId ordered(ChangeForm form) {
        if (change.place(form, ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private void agreed(OrderId order) {
        assertThat(decide.decide(order, true, hash(order), "Called back", BEA)).isInstanceOf(Outcome.Decided.class);
    }

    private String hash(OrderId order) {
        return Objects.requireNonNull(view(order).preview()).hash();
    }

    private OrderView view(OrderId order) {
        return find.find(order).orElseThrow();
    }

    private Saga.Outcome run(OrderId order) {
        return saga.run(new Run(order, view(order).order().kind().part()));
    }

    private State done(OrderId order) {
        for (int round = 0; round < 10 && run(order) instanceof Saga.Outcome.Again; round++) {
            assertThat(round).isLessThan(9);
        }
        return view(order).order().state();
    }

    private TechnicalUser user() {
        return users.ofOrder(first.value()).orElseThrow();
    }

    private Contact contact() {
        return addressees.of(user()).contact();
    }
}
