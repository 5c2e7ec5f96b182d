package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.EditForm;
import de.zugang.onboarding.order.EditOrder;
import de.zugang.onboarding.order.FormProblem.Code;
import de.zugang.onboarding.order.HistoryEntry.What;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mobile number that somebody writes into an order on its way gets nothing until another person agrees, whatever else is ordered. */
class EditInTheMiddleTests extends SagaTest {

    private static final Staff BEA = new Staff("bea", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final Staff CARL = new Staff("carl", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final String WHY = "The number is not theirs";

    @Autowired
    private EditOrder edit;

    @Autowired
    private PlaceChange change;

    private final String otherMobile = "+4915126" + "%06d".formatted(CUSTOMERS.incrementAndGet());

    @Test
    void isUndoneWhenItIsWithdrawn() {
        var order = edited();
        assertThat(decide.cancel(order, WHY, ANNA)).isInstanceOf(Outcome.Decided.class);
        assertUndone(order);
        assertThat(find.find(order).orElseThrow().history())
                .extracting(entry -> entry.what())
                .endsWith(What.CANCELLED, What.UNDONE);
    }

    @Test
    void isUndoneWhenItIsRejected() {
        var order = edited();
        assertThat(decide.decide(order, false, hash(order), WHY, BEA)).isInstanceOf(Outcome.Decided.class);
        assertUndone(order);
        assertThat(find.find(order).orElseThrow().history())
                .extracting(entry -> entry.what())
                .endsWith(What.REJECTED, What.UNDONE);
    }

    @Test
    void givesNoOtherOrderAWayToTheNewNumber() {
        var order = stopped();
        var user = users.ofOrder(order.value()).orElseThrow();
        if (!(change.place(form(order, OrderKind.REPLACE_SECRET), ANNA)
                instanceof PlaceChange.Outcome.Placed(var replacing))) {
            throw new AssertionError("the order was refused");
        }
        assertEdited(order, mobile(otherMobile), ANNA);
        assertThat(saga.run(new Run(replacing.id(), Part.SECRET))).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(replacing.id(), Step.SWITCH_SECRET).state()).isEqualTo(Steps.State.WAITING);
        assertThat(users.ofOrder(order.value()).orElseThrow().clientId()).isEqualTo(user.clientId());
        assertThat(TWILIO.takenFor(otherMobile)).isEmpty();
    }

    @Test
    void takesNoOtherOrderThatSendsSomethingUntilSomebodyAgrees() {
        var order = edited();
        assertThat(change.place(form(order, OrderKind.REPLACE_SECRET), ANNA))
                .isInstanceOfSatisfying(
                        PlaceChange.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.problems())
                                .extracting(problem -> problem.code())
                                .containsExactly(Code.CHANGE_UNDER_WAY));
        assertThat(change.place(form(order, OrderKind.SUSPEND), ANNA)).isInstanceOf(PlaceChange.Outcome.Placed.class);
    }

    @Test
    void takesAPersonWhoNeverEditedIt() {
        var order = edited();
        assertEdited(order, new EditForm(null, null, null, null, "en", null, WHY), CARL);
        assertThat(decide.decide(order, true, hash(order), null, CARL)).isInstanceOf(Outcome.OwnOrder.class);
        assertEdited(order, new EditForm(null, null, null, null, "de", null, WHY), BEA);
        assertThat(decide.decide(order, true, hash(order), null, CARL)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(TWILIO.takenFor(otherMobile)).isEmpty();
    }

    @Test
    void isNotEditedWhileTheTextMayBeOnItsWay() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.TAKEN_BUT_503);
        work(order);
        assertThat(step(order, Step.TEXT_MESSAGE).state()).isEqualTo(Steps.State.WAITING);
        assertThat(edit.edit(order, mobile(otherMobile), ANNA))
                .isInstanceOfSatisfying(
                        EditOrder.Outcome.Decided.class,
                        decided -> assertThat(decided.outcome()).isInstanceOf(Outcome.NotNow.class));
    }

    private ChangeForm form(OrderId order, OrderKind kind) {
        String name = users.ofOrder(order.value()).orElseThrow().name().value();
        return new ChangeForm(kind, name, List.of(), null, AttributesForm.NONE, null, WHY, null);
    }

    private OrderId stopped() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        work(order);
        assertThat(step(order, Step.TEXT_MESSAGE).state()).isEqualTo(Steps.State.STOPPED);
        return order;
    }

    private OrderId edited() {
        var order = stopped();
        assertEdited(order, mobile(otherMobile), ANNA);
        assertThat(state(order)).isEqualTo(State.WAITING_FOR_APPROVAL);
        return order;
    }

    private void assertUndone(OrderId order) {
        assertThat(state(order)).isEqualTo(State.GIVING_UP);
        work(order);
        assertThat(saga.run(new Run(order, Part.UNDO))).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(state(order)).isEqualTo(State.GIVEN_UP);
        assertThat(TWILIO.takenFor(otherMobile)).isEmpty();
        assertThat(users.ofOrder(order.value()).orElseThrow().state()).isEqualTo(TechnicalUserState.ENDED);
        assertThat(KEYCLOAK.clients())
                .noneMatch(client -> client.get("clientId").asString().equals(ClientIds.of(order.value())));
    }

    private void assertEdited(OrderId order, EditForm form, Staff by) {
        assertThat(edit.edit(order, form, by))
                .isInstanceOfSatisfying(
                        EditOrder.Outcome.Decided.class,
                        decided -> assertThat(decided.outcome()).isInstanceOf(Outcome.Decided.class));
    }

    private static EditForm mobile(@Nullable String mobile) {
        return new EditForm(null, null, null, mobile, null, null, WHY);
    }

    private State state(OrderId order) {
        return find.find(order).orElseThrow().order().state();
    }

    private String hash(OrderId order) {
        return Objects.requireNonNull(find.find(order).orElseThrow().preview()).hash();
    }
}
