package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.HistoryEntry;
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
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
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

/** Orders that change a technical user who works. */
class ChangeTests extends SagaTest {

    private static final Staff BEA = new Staff("bea", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final Staff BOTH = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE, StaffRole.SALES_LEAD));

    @Autowired
    private PlaceChange change;

    private TechnicalUserName name = new TechnicalUserName("tu-nobody-aaaa");

    @BeforeEach
    void thereIsOne() {
        var order = placed("de");
        finish(order);
        name = users.ofOrder(order.value()).orElseThrow().name();
    }

    @Test
    void addsAndRemovesCustomerNumbersWithoutFurtherApproval() {
        var adding = ordered(OrderKind.ADD_CUSTOMER_NUMBERS, "0000123458");
        assertThat(done(adding)).isEqualTo(State.DONE);
        assertThat(numbers()).containsExactly("0000123456", "0000123457", "0000123458");

        var removing = ordered(OrderKind.REMOVE_CUSTOMER_NUMBERS, "0000123457", "0000123458");
        assertThat(done(removing)).isEqualTo(State.DONE);
        assertThat(numbers()).containsExactly("0000123456");
        assertThat(inTheFeed("customerNumbers")).isEqualTo("[\"0000123456\"]");
        assertThat(revocations()).isEqualTo(1);
    }

    @Test
    void waitsForEveryLiveGatewayBeforeItSaysDone() {
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        var order = ordered(OrderKind.REMOVE_CUSTOMER_NUMBERS, "0000123457");
        assertThat(run(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(order, Step.CONFIRM_CHANGE).remark()).isEqualTo(Remark.of(Situation.GATEWAYS_MISSING, "gw-1"));
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        assertThat(done(order)).isEqualTo(State.DONE);
    }

    @Test
    void grantsOlaWhenTheSalesLeadAgreesAndWithdrawsItAtOnce() {
        var granting = about(OrderKind.GRANT_ENTITLEMENT);
        assertThat(view(granting).order().state()).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(view(granting).steps()).isEmpty();
        assertThat(decide.decide(granting, true, hash(granting), null, BEA)).isInstanceOf(Outcome.RoleMissing.class);
        assertThat(decide.decide(granting, true, hash(granting), null, BOTH)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(decide.decide(granting, true, "another", null, LEA)).isInstanceOf(Outcome.ContentChanged.class);
        agreed(granting, LEA);
        assertThat(done(granting)).isEqualTo(State.DONE);
        assertThat(user().entitlements()).containsExactly("OLA");

        assertThat(done(about(OrderKind.WITHDRAW_ENTITLEMENT))).isEqualTo(State.DONE);
        assertThat(user().entitlements()).isEmpty();
        assertThat(inTheFeed("entitlements")).isEqualTo("[]");
    }

    @Test
    void asksTheSalesLeadForEveryNumberThatJoinsOla() {
        var granting = about(OrderKind.GRANT_ENTITLEMENT);
        agreed(granting, LEA);
        done(granting);

        var adding = ordered(OrderKind.ADD_CUSTOMER_NUMBERS, "0000123458");
        assertThat(view(adding).order().state()).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(Objects.requireNonNull(view(adding).preview()).customerNumbers())
                .extracting(CustomerNumber::value)
                .contains("0000123458");
        assertThat(decide.decide(adding, false, "whatever", "Not agreed", LEA)).isInstanceOf(Outcome.Decided.class);
        assertThat(view(adding).order().state()).isEqualTo(State.REJECTED);
        assertThat(numbers()).doesNotContain("0000123458");
    }

    @Test
    void asksAgainWhenWhatWasApprovedLeadsElsewhereByThen() {
        var granting = about(OrderKind.GRANT_ENTITLEMENT);
        String before = hash(granting);
        agreed(granting, LEA);
        done(ordered(OrderKind.ADD_CUSTOMER_NUMBERS, "0000123458"));

        assertThat(run(granting)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(view(granting).order().state()).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(view(granting).history())
                .extracting(HistoryEntry::what)
                .containsExactly(What.PLACED, What.APPROVED, What.APPROVAL_LAPSED);
        assertThat(user().entitlements()).isEmpty();
        assertThat(decide.decide(granting, true, before, null, LEA)).isInstanceOf(Outcome.ContentChanged.class);

        agreed(granting, LEA);
        assertThat(done(granting)).isEqualTo(State.DONE);
        assertThat(user().entitlements()).containsExactly("OLA");
    }

    @Test
    void asksTheSalesLeadAfterAllWhenOlaWasGrantedBeforeTheNumberJoined() {
        var adding = ordered(OrderKind.ADD_CUSTOMER_NUMBERS, "0000123458");
        var granting = about(OrderKind.GRANT_ENTITLEMENT);
        agreed(granting, LEA);
        done(granting);

        assertThat(run(adding)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(view(adding).order().state()).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(numbers()).doesNotContain("0000123458");
        assertThat(decide.decide(adding, true, hash(adding), null, BEA)).isInstanceOf(Outcome.RoleMissing.class);
        agreed(adding, LEA);
        assertThat(done(adding)).isEqualTo(State.DONE);
        assertThat(numbers()).contains("0000123458");
    }

    @Test
    void doesNotStretchAnOlderApprovalOfOlaToNumbersThatCameLater() {
        var order = users.named(name).map(found -> new OrderId(found.orderId())).orElseThrow();
        done(ordered(OrderKind.ADD_CUSTOMER_NUMBERS, "0000123458"));
        decide.decideEntitlement(order, "OLA", true, null, "Contract signed", LEA);

        assertThat(saga.run(new Run(order, Part.ENTITLEMENT, "OLA"))).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(step(order, Step.GRANT_ENTITLEMENT).remark())
                .isEqualTo(Remark.of(Situation.ENTITLEMENT_REACHES_FURTHER));
        assertThat(user().entitlements()).isEmpty();
    }

    @Test
    void suspendsAndReactivatesAtGatewaysAndKeycloak() {
        assertThat(done(ordered(OrderKind.SUSPEND))).isEqualTo(State.DONE);
        assertThat(user().state()).isEqualTo(TechnicalUserState.SUSPENDED);
        assertThat(inTheFeed("state")).isEqualTo("SUSPENDED");
        assertThat(clientEnabled()).isFalse();

        assertThat(done(ordered(OrderKind.REACTIVATE))).isEqualTo(State.DONE);
        assertThat(inTheFeed("state")).isEqualTo("ACTIVE");
        assertThat(clientEnabled()).isTrue();
    }

    @Test
    void endsForGoodOnlyWhenAnotherPersonAgrees() {
        var ending = ordered(OrderKind.END);
        assertThat(decide.decide(ending, true, hash(ending), null, ANNA)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(user().state()).isEqualTo(TechnicalUserState.ACTIVE);
        agreed(ending, BEA);
        assertThat(done(ending)).isEqualTo(State.DONE);
        assertThat(user().state()).isEqualTo(TechnicalUserState.ENDED);
        assertThat(inTheFeed("state")).isEqualTo("ENDED");
        assertThat(clientEnabled()).isFalse();
        assertThat(change.place(form(OrderKind.REACTIVATE), ANNA)).isInstanceOf(PlaceChange.Outcome.Faulty.class);
    }

    @Test
    void stopsWithAHintWhenTheTechnicalUserHasEndedMeanwhile() {
        var granting = about(OrderKind.GRANT_ENTITLEMENT);
        agreed(granting, LEA);
        var ending = ordered(OrderKind.END);
        agreed(ending, BEA);
        done(ending);

        assertThat(run(granting)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(step(granting, Step.APPLY_CHANGE).state()).isEqualTo(Steps.State.STOPPED);
        assertThat(step(granting, Step.APPLY_CHANGE).remark()).isEqualTo(Remark.of(Situation.CHANGE_IMPOSSIBLE));
    }

    static Stream<Arguments> crashes() {
        return Stream.of(Part.CHANGE, Part.SWITCH)
                .flatMap(part -> Step.of(part).stream())
                .flatMap(step -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(step, moment)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void makesAChangeOnceWhenTheProcessEndsAnywhere(Step step, Moment moment) {
        var order = step.part() == Part.SWITCH
                ? ordered(OrderKind.SUSPEND)
                : ordered(OrderKind.REMOVE_CUSTOMER_NUMBERS, "0000123457");
        crash.at(step, moment);
        assertThatThrownBy(() -> run(order)).isInstanceOf(Crash.Crashed.class);
        assertThat(done(order)).isEqualTo(State.DONE);
        assertThat(revocations()).isEqualTo(1);
        assertThat(clientEnabled()).isEqualTo(step.part() == Part.CHANGE);
    }

    private OrderId about(OrderKind kind) {
        var form = new ChangeForm(kind, name.value(), List.of(), "OLA", "Asked for by the customer", null);
        if (change.place(form, ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private OrderId ordered(OrderKind kind, String... numbers) {
        if (change.place(form(kind, numbers), ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private ChangeForm form(OrderKind kind, String... numbers) {
        return new ChangeForm(kind, name.value(), List.of(numbers), null, "Asked for by the customer", null);
    }

    private void agreed(OrderId order, Staff by) {
        assertThat(decide.decide(order, true, hash(order), "Contract signed", by))
                .isInstanceOf(Outcome.Decided.class);
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

    /** Works on it until there is nothing more to do. */
    private Order.State done(OrderId order) {
        for (int round = 0; round < 10 && run(order) instanceof Saga.Outcome.Again; round++) {
            assertThat(round).isLessThan(9);
        }
        return view(order).order().state();
    }

    private TechnicalUser user() {
        return users.named(name).orElseThrow();
    }

    private List<String> numbers() {
        return user().customerNumbers().stream().map(CustomerNumber::value).toList();
    }

    private boolean clientEnabled() {
        return KEYCLOAK.clients().stream()
                .filter(client -> client.get("clientId").asString().equals(user().clientId()))
                .allMatch(client -> client.get("enabled").asBoolean());
    }

    private String inTheFeed(String member) {
        return sql.sql("select entry ->> ? from feed_entry where technical_user = ?")
                .params(member, name.value())
                .query(String.class)
                .single();
    }

    private long revocations() {
        return sql.sql("select count(*) from feed_revocation where technical_user = ?")
                .param(name.value())
                .query(Long.class)
                .single();
    }
}
