package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.EditForm;
import de.zugang.onboarding.order.EditOrder;
import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.FormProblem.Code;
import de.zugang.onboarding.order.HistoryEntry.What;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.OrderView;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that are to say something else, before and after somebody agreed to them. */
class EditTests extends SagaTest {

    private static final Staff BEA = new Staff("bea", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final Staff CARL = new Staff("carl", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final String WHY = "A typing mistake";

    @Autowired
    private EditOrder edit;

    @Autowired
    private PlaceChange change;

    private final String otherMobile = "+4915125" + "%06d".formatted(CUSTOMERS.incrementAndGet());

    @Test
    void saysSomethingElseBeforeAnybodyWorkedOnIt() {
        var order = placed("de", false);
        assertEdited(order, form(List.of(), null, null), BEA);

        assertThat(order(order).content().customerNumbers()).containsExactly(new CustomerNumber("0000123456"));
        assertThat(state(order)).isEqualTo(State.WAITING_FOR_CUSTOMER);
        assertThat(order(order).editedBy()).isEqualTo("bea");
        decide.confirmDocuments(order, BEA);
        finish(order);
        assertThat(users.ofOrder(order.value()).orElseThrow().customerNumbers())
                .containsExactly(new CustomerNumber("0000123456"));
    }

    @Test
    void asksForAnEntitlementAgainAndGrantsNothingOfWhatWasAgreedToBefore() {
        var order = placed("de", false);
        decide.decideEntitlement(order, "OLA", true, null, null, LEA);
        String seen = order(order).content().hash();
        assertEdited(order, form(List.of(), null, null), BEA);
        assertThat(order(order).entitlements().of("OLA")).isEqualTo(EntitlementState.WAITING);

        assertThat(decide.decideEntitlement(order, "OLA", true, seen, null, LEA))
                .isInstanceOf(Outcome.ContentChanged.class);
        assertThat(decide.decideEntitlement(order, "OLA", true, null, null, LEA))
                .isInstanceOf(Outcome.ContentChanged.class);
        decide.confirmDocuments(order, BEA);
        finish(order);
        saga.run(new Run(order, Part.ENTITLEMENT, "OLA"));
        assertThat(users.ofOrder(order.value()).orElseThrow().entitlements()).isEmpty();

        String now = order(order).content().hash();
        assertThat(decide.decideEntitlement(order, "OLA", true, now, null, LEA)).isInstanceOf(Outcome.Decided.class);
        saga.run(new Run(order, Part.ENTITLEMENT, "OLA"));
        assertThat(users.ofOrder(order.value()).orElseThrow().entitlements()).containsExactly("OLA");
    }

    @Test
    void sendsTheSecretToTheRightNumberOnceAnotherPersonHasAgreedToIt() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        work(order);
        assertEdited(order, form(null, null, otherMobile), ANNA);

        assertThat(state(order)).isEqualTo(State.WAITING_FOR_APPROVAL);
        work(order);
        assertThat(TWILIO.takenFor(otherMobile)).isEmpty();
        assertThat(step(order, Step.TEXT_MESSAGE).state()).isEqualTo(Steps.State.OPEN);
        String hash = hash(order);
        assertThat(decide.decide(order, true, hash, null, ANNA)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(decide.decide(order, true, "another", null, BEA)).isInstanceOf(Outcome.ContentChanged.class);
        assertThat(decide.decide(order, true, hash, "Called back", BEA)).isInstanceOf(Outcome.Decided.class);
        finish(order);

        assertThat(state(order)).isEqualTo(State.DONE);
        assertThat(TWILIO.takenFor(otherMobile)).hasSize(1);
        assertThat(TWILIO.takenFor(mobile)).isEmpty();
    }

    @Test
    void decidesOnNoOrderThatTheSamePersonEdited() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        work(order);
        assertEdited(order, form(null, null, otherMobile), BEA);
        assertThat(decide.decide(order, true, hash(order), null, BEA)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(decide.decide(order, true, hash(order), null, ANNA)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(decide.decide(order, true, hash(order), null, CARL)).isInstanceOf(Outcome.Decided.class);
    }

    @Test
    void changesNothingThatIsSetUpOrSentAlready() {
        var order = placed("de");
        TWILIO.next(FakeTwilio.Trouble.BAD_NUMBER);
        work(order);
        assertThat(problem(order, form(List.of(), null, null))).isEqualTo(Code.TOO_LATE_TO_EDIT);
        assertThat(problem(order, form(null, "other@muster.example", null))).isEqualTo(Code.TOO_LATE_TO_EDIT);
        assertThat(problem(order, form(null, null, mobile))).isEqualTo(Code.NOTHING_EDITED);
        assertThat(problem(order, form(null, null, "4711"))).isEqualTo(Code.MOBILE);
        finish(order);
        assertThat(edit.edit(order, form(null, null, otherMobile), ANNA))
                .isEqualTo(new EditOrder.Outcome.Decided(
                        new Outcome.NotNow("DONE", "nothing in force and no secret sent")));
        assertThat(edit.edit(order, form(null, null, otherMobile), LEA))
                .isEqualTo(new EditOrder.Outcome.Decided(new Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE)));
    }

    @Test
    void asksAgainAfterAnEditOfWhatSomebodyAgreedTo() {
        var first = withOla();
        var adding = adding(first, "0000123458");
        String seen = hash(adding);
        assertThat(decide.decide(adding, true, seen, null, LEA)).isInstanceOf(Outcome.Decided.class);
        assertThat(state(adding)).isEqualTo(State.APPROVED);

        assertEdited(adding, form(List.of("0000123459"), null, null), BEA);
        assertThat(state(adding)).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(view(adding).history())
                .extracting(entry -> entry.what())
                .endsWith(What.EDITED, What.APPROVAL_LAPSED);
        saga.run(new Run(adding, Part.CHANGE));
        assertThat(users.ofOrder(first.value()).orElseThrow().customerNumbers()).hasSize(2);

        assertThat(decide.decide(adding, true, seen, null, LEA)).isInstanceOf(Outcome.ContentChanged.class);
        assertThat(decide.decide(adding, true, hash(adding), null, LEA)).isInstanceOf(Outcome.Decided.class);
        saga.run(new Run(adding, Part.CHANGE));
        assertThat(users.ofOrder(first.value()).orElseThrow().customerNumbers())
                .contains(new CustomerNumber("0000123459"))
                .doesNotContain(new CustomerNumber("0000123458"));
    }

    @Test
    void stopsAWorkerThatIsInTheMiddleOfWhatWasEdited() {
        var first = done();
        var adding = adding(first, "0000123458");
        crash.meanwhile(
                Step.APPLY_CHANGE,
                Moment.WORKED,
                () -> assertEdited(adding, form(List.of("0000123459"), null, null), BEA));
        saga.run(new Run(adding, Part.CHANGE));
        assertThat(users.ofOrder(first.value()).orElseThrow().customerNumbers()).hasSize(2);
        saga.run(new Run(adding, Part.CHANGE));
        assertThat(users.ofOrder(first.value()).orElseThrow().customerNumbers())
                .contains(new CustomerNumber("0000123459"))
                .doesNotContain(new CustomerNumber("0000123458"));
    }

    @Test
    void isWorkedOnAgainOnceWhoeverWasInTheMiddleIsThrough() {
        var adding = adding(done(), "0000123458");
        sql.sql("update scheduled_tasks set picked = true where task_instance = ?")
                .param(adding + "/CHANGE")
                .update();
        assertEdited(adding, form(List.of("0000123459"), null, null), BEA);
        assertThat(sql.sql("select task_name from scheduled_tasks where task_instance = ? order by task_name")
                        .param(adding + "/CHANGE")
                        .query(String.class)
                        .list())
                .containsExactly(ProvisioningJob.NAME, ProvisioningJob.LATER);
    }

    private OrderId done() {
        var order = placed("de");
        finish(order);
        return order;
    }

    private OrderId withOla() {
        var order = done();
        decide.decideEntitlement(order, "OLA", true, null, null, LEA);
        saga.run(new Run(order, Part.ENTITLEMENT, "OLA"));
        return order;
    }

    private OrderId adding(OrderId first, String number) {
        var form = new ChangeForm(
                OrderKind.ADD_CUSTOMER_NUMBERS,
                users.ofOrder(first.value()).orElseThrow().name().value(),
                List.of(number),
                null,
                AttributesForm.NONE,
                null,
                "Asked for",
                null);
        if (change.place(form, ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused: " + change.place(form, ANNA));
    }

    private void assertEdited(OrderId order, EditForm form, Staff by) {
        assertThat(edit.edit(order, form, by))
                .isInstanceOfSatisfying(
                        EditOrder.Outcome.Decided.class,
                        decided -> assertThat(decided.outcome()).isInstanceOf(Outcome.Decided.class));
    }

    private Code problem(OrderId order, EditForm form) {
        if (edit.edit(order, form, ANNA) instanceof EditOrder.Outcome.Faulty(var problems)) {
            return problems.getFirst().code();
        }
        throw new AssertionError("the order was edited");
    }

    private static EditForm form(@Nullable List<String> numbers, @Nullable String email, @Nullable String mobile) {
        return new EditForm(null, numbers, email, mobile, null, null, WHY);
    }

    private OrderView view(OrderId order) {
        return find.find(order).orElseThrow();
    }

    private Order order(OrderId order) {
        return view(order).order();
    }

    private State state(OrderId order) {
        return order(order).state();
    }

    private String hash(OrderId order) {
        return Objects.requireNonNull(view(order).preview()).hash();
    }
}
