package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.FormProblem.Code;
import de.zugang.onboarding.order.GiveUpOrder;
import de.zugang.onboarding.order.HistoryEntry;
import de.zugang.onboarding.order.HistoryEntry.What;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.subscription.SubscriptionKey;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.ChangedContact;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.servicekit.token.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An order that is given up while it is worked on leaves nothing behind, wherever it stood. */
class GiveUpTests extends SagaTest {

    private static final String WHY = "The number is not theirs";

    @Autowired
    private GiveUpOrder giveUp;

    @Autowired
    private PlaceChange change;

    @Autowired
    private Contacts contacts;

    @Autowired
    private SubscriptionKeys keys;

    @Autowired
    private TransactionTemplate transaction;

    static Stream<Arguments> momentsOfANewOne() {
        return Step.of(Part.ORDER).stream()
                .filter(step -> step != Step.CLOSE)
                .flatMap(step -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(step, moment)))
                .filter(moment -> !List.of(moment.get()).equals(List.of(Step.TEXT_MESSAGE, Moment.RECORDED)));
    }

    @ParameterizedTest
    @MethodSource("momentsOfANewOne")
    void leavesNothingThatWorksOfANewTechnicalUser(Step step, Moment moment) {
        var order = placed("de");
        crash.at(step, moment);
        assertThatThrownBy(() -> work(order)).isInstanceOf(Crash.Crashed.class);
        int texts = TWILIO.takenFor(mobile).size();

        assertThat(giveUp.giveUp(order, WHY, ANNA)).isInstanceOf(Outcome.Decided.class);
        assertThat(state(order)).isEqualTo(State.GIVING_UP);
        assertThat(undo(order)).isInstanceOf(Saga.Outcome.Ended.class);
        work(order);

        assertGone(order);
        assertThat(TWILIO.takenFor(mobile)).hasSize(texts);
    }

    static Stream<Arguments> momentsOfUndoing() {
        return Step.of(Part.UNDO).stream()
                .flatMap(step -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(step, moment)));
    }

    @ParameterizedTest
    @MethodSource("momentsOfUndoing")
    void undoesToTheEndWhereverTheProcessEndsInTheMiddleOfIt(Step step, Moment moment) {
        var order = stoppedAtTheText();
        giveUp.giveUp(order, WHY, ANNA);
        crash.at(step, moment);
        assertThatThrownBy(() -> undo(order)).isInstanceOf(Crash.Crashed.class);
        undo(order);
        assertGone(order);
        assertThat(history(order))
                .extracting(HistoryEntry::what)
                .endsWith(What.GIVEN_UP, What.UNDONE)
                .doesNotContain(What.DONE);
    }

    @Test
    void stopsAWorkerAtTheNextBoundaryOfAStep() throws Exception {
        var order = placed("de");
        crash.meanwhile(Step.E_MAIL, Moment.WORKED, () -> giveUp.giveUp(order, WHY, ANNA));
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Ended.class);

        assertThat(step(order, Step.E_MAIL).state()).isEqualTo(Steps.State.OPEN);
        assertThat(step(order, Step.ACTIVATE).attempts()).isZero();
        undo(order);
        assertGone(order);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void waitsForWhoeverIsInTheMiddleOfACall() {
        var order = stoppedAtTheText();
        sql.sql("update scheduled_tasks set picked = true where task_instance = ?")
                .param(order + "/ORDER")
                .update();
        giveUp.giveUp(order, WHY, ANNA);
        assertThat(undo(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(order, Step.STAND_STILL).remark()).isEqualTo(Remark.of(Situation.WORK_UNDER_WAY));
        sql.sql("update scheduled_tasks set picked = false where task_instance = ?")
                .param(order + "/ORDER")
                .update();
        undo(order);
        assertGone(order);
    }

    @Test
    void letsTheOldKeyWorkOnWhenTheNewOneReachesNobody() {
        var first = done();
        String old = keysOf(first).getFirst().hash();
        var rolling = ordered(first, OrderKind.ROLL_KEY);
        crash.at(Step.ROLL_KEY, Moment.RECORDED);
        assertThatThrownBy(() -> run(rolling, Part.KEY)).isInstanceOf(Crash.Crashed.class);
        assertThat(keysOf(first)).hasSize(2);

        giveUp.giveUp(rolling, WHY, ANNA);
        undo(rolling);

        assertThat(state(rolling)).isEqualTo(State.GIVEN_UP);
        assertThat(keysOf(first)).singleElement().satisfies(key -> {
            assertThat(key.hash()).isEqualTo(old);
            assertThat(key.notAfter()).isNull();
        });
        assertThat(inTheFeed(first)).contains(old).doesNotContain("notAfter\": \"");
        var again = ordered(first, OrderKind.ROLL_KEY);
        run(again, Part.KEY);
        assertThat(state(again)).isEqualTo(State.DONE);
    }

    @Test
    void bringsNoReplacedKeyBackToLife() {
        var first = done();
        String old = keysOf(first).getFirst().hash();
        var replacing = ordered(first, OrderKind.REPLACE_KEY);
        crash.at(Step.ROLL_KEY, Moment.RECORDED);
        assertThatThrownBy(() -> run(replacing, Part.KEY)).isInstanceOf(Crash.Crashed.class);

        giveUp.giveUp(replacing, WHY, ANNA);
        undo(replacing);

        assertThat(keysOf(first)).isEmpty();
        assertThat(inTheFeed(first)).doesNotContain(old);
        var again = ordered(first, OrderKind.REPLACE_KEY);
        run(again, Part.KEY);
        assertThat(state(again)).isEqualTo(State.DONE);
        assertThat(keysOf(first)).hasSize(1);
    }

    @Test
    void goesBackToTheOldSecretWhenTheNewOneReachesNobody() {
        var first = done();
        TechnicalUser before = user(first);
        String oldSecret = KEYCLOAK.secret(before.clientId());
        var rolling = stoppedAtTheSecret(first, OrderKind.ROLL_SECRET);
        assertThat(user(first).clientId()).isNotEqualTo(before.clientId());

        giveUp.giveUp(rolling, WHY, ANNA);
        undo(rolling);

        assertThat(user(first).clientId()).isEqualTo(before.clientId());
        assertThat(user(first).secretHash()).isEqualTo(Sha256.of(oldSecret));
        assertThat(user(first).formerClient()).isNull();
        assertThat(clients(first)).containsExactly(before.clientId());
        assertThat(enabled(before.clientId())).isTrue();
        assertThat(inTheFeed(first)).contains(Sha256.of(oldSecret)).doesNotContain(ClientIds.of(rolling.value()));
        var again = ordered(first, OrderKind.ROLL_SECRET);
        run(again, Part.SECRET);
        assertThat(state(again)).isEqualTo(State.DONE);
    }

    @Test
    void leavesASecretThatNobodyHasWhereTheOldOneMustNotComeBack() {
        var first = done();
        String oldClient = user(first).clientId();
        var replacing = stoppedAtTheSecret(first, OrderKind.REPLACE_SECRET);
        String client = user(first).clientId();
        String known = KEYCLOAK.secret(client);

        giveUp.giveUp(replacing, WHY, ANNA);
        undo(replacing);

        assertThat(user(first).clientId()).isEqualTo(client).isNotEqualTo(oldClient);
        assertThat(KEYCLOAK.secret(client)).isNotEqualTo(known);
        assertThat(user(first).secretHash()).isEqualTo(Sha256.of(KEYCLOAK.secret(client)));
        assertThat(clients(first)).containsExactly(client);
        assertThat(inTheFeed(first)).doesNotContain(Sha256.of(known), oldClient);
        var again = ordered(first, OrderKind.REPLACE_SECRET);
        run(again, Part.SECRET);
        assertThat(state(again)).isEqualTo(State.DONE);
        assertThat(clients(first)).containsExactly(user(first).clientId());
    }

    @Test
    void letsAnotherOrderOfTheKindBePlacedOnceOneStoppedForAChangedContact() {
        var first = done();
        String client = user(first).clientId();
        var replacing = ordered(first, OrderKind.REPLACE_SECRET);
        moveTo(first, "+4915124" + "%06d".formatted(CUSTOMERS.incrementAndGet()));
        run(replacing, Part.SECRET);
        assertThat(step(replacing, Step.SWITCH_SECRET).remark()).isEqualTo(Remark.of(Situation.CONTACT_CHANGED));
        assertThat(refused(first, OrderKind.REPLACE_SECRET)).isEqualTo(Code.CHANGE_UNDER_WAY);

        giveUp.giveUp(replacing, WHY, ANNA);
        assertThat(refused(first, OrderKind.REPLACE_SECRET)).isEqualTo(Code.CHANGE_UNDER_WAY);
        undo(replacing);

        assertThat(clients(first)).containsExactly(client);
        assertThat(enabled(client)).isTrue();
        assertThat(state(ordered(first, OrderKind.REPLACE_SECRET))).isEqualTo(State.WAITING_FOR_APPROVAL);
    }

    @Test
    void leavesNoNextClientWithTokensWhenTheTechnicalUserIsSuspendedInBetween() {
        var first = done();
        String client = user(first).clientId();
        var rolling = ordered(first, OrderKind.ROLL_SECRET);
        crash.at(Step.SWITCH_SECRET, Moment.WORKED);
        assertThatThrownBy(() -> run(rolling, Part.SECRET)).isInstanceOf(Crash.Crashed.class);
        assertThat(enabled(ClientIds.of(rolling.value()))).isTrue();
        run(ordered(first, OrderKind.SUSPEND), Part.SWITCH);

        run(rolling, Part.SECRET);
        assertThat(step(rolling, Step.SWITCH_SECRET).remark()).isEqualTo(Remark.of(Situation.CHANGE_IMPOSSIBLE));
        assertThat(enabled(ClientIds.of(rolling.value()))).isFalse();
        assertThat(enabled(client)).isFalse();
    }

    @Test
    void takesNothingBackThatIsInForce() {
        var first = done();
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        var suspending = ordered(first, OrderKind.SUSPEND);
        run(suspending, Part.SWITCH);
        assertThat(state(suspending)).isEqualTo(State.APPROVED);

        assertThat(giveUp.giveUp(suspending, WHY, ANNA)).isInstanceOf(Outcome.NotNow.class);
        assertThat(giveUp.giveUp(first, WHY, ANNA)).isInstanceOf(Outcome.NotNow.class);
        assertThat(giveUp.giveUp(suspending, WHY, LEA)).isInstanceOf(Outcome.RoleMissing.class);
        assertThat(giveUp.giveUp(new OrderId(UUID.randomUUID()), WHY, ANNA)).isInstanceOf(Outcome.NoSuchOrder.class);
        assertThat(user(first).state()).isEqualTo(TechnicalUserState.SUSPENDED);
    }

    @Test
    void saysWhoGaveItUpAndWhy() {
        var order = stoppedAtTheText();
        giveUp.giveUp(order, WHY, ANNA);
        assertThat(giveUp.giveUp(order, WHY, ANNA)).isInstanceOf(Outcome.NotNow.class);
        undo(order);
        assertThat(history(order))
                .filteredOn(entry -> entry.what() == What.GIVEN_UP)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.who()).isEqualTo("anna");
                    assertThat(entry.why()).isEqualTo(WHY);
                });
        assertThat(decide.decideEntitlement(order, "OLA", true, null, null, LEA))
                .isInstanceOf(Outcome.NotNow.class);
    }

    /** No client, no key or secret that works, no letter to come, and the name is taken for good. */
    private void assertGone(OrderId order) {
        assertThat(state(order)).isEqualTo(State.GIVEN_UP);
        assertThat(KEYCLOAK.clients())
                .noneMatch(client -> client.get("clientId").asString().equals(ClientIds.of(order.value())));
        Optional<TechnicalUser> user = users.ofOrder(order.value());
        user.ifPresent(present -> {
            assertThat(present.state()).isEqualTo(TechnicalUserState.ENDED);
            assertThat(inTheFeed(order)).contains("\"ENDED\"");
        });
        assertThat(sql.sql("select count(*) from provisioning_step where order_id = ? and sealed is not null")
                        .param(order.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private OrderId stoppedAtTheText() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        work(order);
        assertThat(step(order, Step.TEXT_MESSAGE).state()).isEqualTo(Steps.State.STOPPED);
        return order;
    }

    private OrderId stoppedAtTheSecret(OrderId first, OrderKind kind) {
        var order = ordered(first, kind);
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        run(order, Part.SECRET);
        assertThat(step(order, Step.SECRET_TEXT).state()).isEqualTo(Steps.State.STOPPED);
        return order;
    }

    private OrderId done() {
        var order = placed("de");
        finish(order);
        return order;
    }

    private OrderId ordered(OrderId first, OrderKind kind) {
        if (change.place(form(first, kind), ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private Code refused(OrderId first, OrderKind kind) {
        if (change.place(form(first, kind), ANNA) instanceof PlaceChange.Outcome.Faulty(var problems)) {
            return problems.getFirst().code();
        }
        throw new AssertionError("the order was placed");
    }

    private ChangeForm form(OrderId first, OrderKind kind) {
        return new ChangeForm(
                kind, user(first).name().value(), List.of(), null, AttributesForm.NONE, null, "Asked for", null);
    }

    private void moveTo(OrderId first, String number) {
        var present = find.find(first).orElseThrow().order().content().contact();
        transaction.executeWithoutResult(_ -> contacts.save(
                user(first).name(),
                ChangedContact.unchanged(present).movedTo(new Contact(present.email(), number, present.language()))));
    }

    private Saga.Outcome run(OrderId order, Part part) {
        return saga.run(new Run(order, part));
    }

    private Saga.Outcome undo(OrderId order) {
        return run(order, Part.UNDO);
    }

    private State state(OrderId order) {
        return find.find(order).orElseThrow().order().state();
    }

    private List<HistoryEntry> history(OrderId order) {
        return find.find(order).orElseThrow().history();
    }

    private TechnicalUser user(OrderId first) {
        return users.ofOrder(first.value()).orElseThrow();
    }

    private List<SubscriptionKey> keysOf(OrderId first) {
        return keys.of(user(first).name().value());
    }

    private List<String> clients(OrderId first) {
        return KEYCLOAK.clients().stream()
                .filter(client ->
                        client.get("name").asString().equals(user(first).name().value()))
                .map(client -> client.get("clientId").asString())
                .toList();
    }

    private static boolean enabled(String clientId) {
        return KEYCLOAK.clients().stream()
                .filter(client -> client.get("clientId").asString().equals(clientId))
                .allMatch(client -> client.get("enabled").asBoolean());
    }

    private String inTheFeed(OrderId first) {
        return sql.sql("select entry::text from feed_entry where technical_user = ?")
                .param(user(first).name().value())
                .query(String.class)
                .single();
    }
}
