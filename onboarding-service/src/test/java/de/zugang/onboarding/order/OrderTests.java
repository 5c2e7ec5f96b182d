package de.zugang.onboarding.order;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.order.HistoryEntry.What;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.Order.Transition;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Staff ANNA = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));
    private static final Staff LEA = new Staff("lea", Set.of(StaffRole.SALES_LEAD));
    private static final OrderedUser CONTENT = OrderedUser.of(
            "Muster GmbH",
            new CustomerNumber("0000123456"),
            List.of(),
            new Contact("it@muster.example", "+4915123456789", Language.DE));

    private static Order placed(boolean documentsSigned, boolean ola) {
        return Order.place(
                new OrderId(UUID.randomUUID()),
                new Order.Wish(CONTENT, documentsSigned, ola ? Set.of("OLA") : Set.of(), null),
                ANNA,
                NOW,
                Duration.ofDays(10));
    }

    @Nested
    class Placing {

        @Test
        void approvesACompleteOrderByItself() {
            var order = placed(true, false);
            assertThat(order.state()).isEqualTo(State.APPROVED);
            assertThat(order.approvedAt()).isEqualTo(NOW);
            assertThat(order.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(10)));
            assertThat(order.approvals()).extracting(OrderApproved::part).containsExactly(Part.ORDER);
        }

        @Test
        void approvesTheRestWhileOlaWaits() {
            var order = placed(true, true);
            assertThat(order.state()).isEqualTo(State.APPROVED);
            assertThat(order.entitlements().of("OLA")).isEqualTo(EntitlementState.WAITING);
            assertThat(order.approvals()).extracting(OrderApproved::part).containsExactly(Part.ORDER);
        }

        @Test
        void waitsForSignedDocuments() {
            var order = placed(false, false);
            assertThat(order.state()).isEqualTo(State.WAITING_FOR_CUSTOMER);
            assertThat(order.approvals()).isEmpty();
            order.documentsSigned(ANNA, NOW.plus(Duration.ofDays(3)));
            assertThat(order.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(13)));
            assertThat(order.happened())
                    .extracting(HistoryEntry::what)
                    .containsExactly(What.PLACED, What.DOCUMENTS_SIGNED, What.APPROVED);
        }
    }

    @Nested
    class DecidingOnOla {

        @Test
        void grantsAfterTheOrderIsDone() {
            var order = placed(true, true);
            order.complete(NOW);
            assertThat(order.decideEntitlement("OLA", true, "Contract", LEA, NOW))
                    .isEqualTo(new Transition.Made());
            assertThat(order.entitlements().of("OLA")).isEqualTo(EntitlementState.GRANTED);
            assertThat(order.approvals()).extracting(OrderApproved::part).containsExactly(Part.ORDER, Part.ENTITLEMENT);
        }

        @Test
        void refusesWithoutPublishing() {
            var order = placed(true, true);
            order.decideEntitlement("OLA", false, null, LEA, NOW);
            assertThat(order.entitlements().of("OLA")).isEqualTo(EntitlementState.REFUSED);
            assertThat(order.approvals()).extracting(OrderApproved::part).containsExactly(Part.ORDER);
        }

        @Test
        void isNotForWhoeverPlacedTheOrder() {
            assertThat(placed(true, true).decideEntitlement("OLA", true, null, ANNA, NOW))
                    .isEqualTo(new Transition.OwnOrder());
        }

        @Test
        void saysWhatItWouldNeed() {
            assertThat(placed(true, false).decideEntitlement("OLA", true, null, LEA, NOW))
                    .isEqualTo(new Transition.NotNow("OLA not ordered", "OLA WAITING"));
        }

        @Test
        void comesTooLateForACancelledOrder() {
            var order = placed(false, true);
            order.cancel("Customer changed their mind", ANNA, NOW);
            assertThat(order.decideEntitlement("OLA", true, null, LEA, NOW))
                    .isEqualTo(new Transition.NotNow("CANCELLED", "APPROVED or DONE"));
        }
    }

    @Nested
    class Ending {

        @Test
        void completesOnceAndForgivesTheSecondTime() {
            var order = placed(true, false);
            order.complete(NOW);
            assertThat(order.complete(NOW.plusSeconds(1))).isEqualTo(new Transition.Made());
            assertThat(order.doneAt()).isEqualTo(NOW);
            assertThat(order.state().isFinal()).isTrue();
        }

        @Test
        void doesNotCompleteWhatIsNotApproved() {
            assertThat(placed(false, false).complete(NOW))
                    .isEqualTo(new Transition.NotNow("WAITING_FOR_CUSTOMER", "APPROVED"));
        }

        @Test
        void doesNotCancelWhatIsUnderWay() {
            assertThat(placed(true, false).cancel("Too late", ANNA, NOW))
                    .isEqualTo(new Transition.NotNow("APPROVED", "WAITING_FOR_CUSTOMER"));
        }
    }

    @Nested
    class Changing {

        private static final Staff BEA = new Staff("bea", Set.of(StaffRole.CUSTOMER_SERVICE));

        private static final Staff UWE = new Staff("uwe", Set.of(StaffRole.SALES_LEAD, StaffRole.OPERATOR));
        private static final Staff OLGA = new Staff("olga", Set.of(StaffRole.OPERATOR));
        private static final List<Approval> SECOND = List.of(Approval.SECOND_PERSON);
        private static final List<Approval> BOTH = List.of(Approval.SALES_LEAD, Approval.OPERATOR);

        private static Order ending() {
            return change(OrderKind.END, Approval.SECOND_PERSON);
        }

        private static Order change(OrderKind kind, Approval approval) {
            return Order.change(
                    new OrderId(UUID.randomUUID()),
                    new Order.ChangeWish(
                            CONTENT,
                            new Change(kind, Set.of(), null, approval),
                            "tu-muster-aaaa",
                            "Contract ended",
                            null,
                            true),
                    ANNA,
                    NOW,
                    Duration.ofDays(10));
        }

        @Test
        void publishesNothingBeforeAnotherPersonAgreesToWhatThereIs() {
            var order = ending();
            assertThat(order.state()).isEqualTo(State.WAITING_FOR_APPROVAL);
            assertThat(order.agree("h", "h", SECOND, Set.of(), null, ANNA, NOW)).isEqualTo(new Transition.OwnOrder());
            assertThat(order.agree("h", "other", SECOND, Set.of(), null, BEA, NOW))
                    .isEqualTo(new Transition.ContentChanged());
            assertThat(order.approvals()).isEmpty();
            assertThat(order.agree("h", "h", SECOND, Set.of(), null, BEA, NOW)).isEqualTo(new Transition.Made());
            assertThat(order.approvals()).extracting(OrderApproved::part).containsExactly(Part.SWITCH);
            assertThat(order.agree("h", "h", SECOND, Set.of(), null, BEA, NOW))
                    .isEqualTo(new Transition.NotNow("APPROVED", "WAITING_FOR_APPROVAL"));
        }

        @Test
        void asksAgainOnceTheApprovalHasLapsed() {
            var order = ending();
            order.agree("h", "h", SECOND, Set.of(), null, BEA, NOW);
            assertThat(order.lapse(Approval.SECOND_PERSON, NOW)).isEqualTo(new Transition.Made());
            assertThat(order.approvedReach()).isNull();
            assertThat(order.complete(NOW)).isEqualTo(new Transition.NotNow("WAITING_FOR_APPROVAL", "APPROVED"));
            assertThat(order.agree("i", "i", SECOND, Set.of(), null, BEA, NOW)).isEqualTo(new Transition.Made());
        }

        @Test
        void asksOneApproverAfterTheOther() {
            var order = change(OrderKind.ADD_CUSTOMER_NUMBERS, Approval.SALES_LEAD);
            assertThat(order.agree("h", "h", BOTH, Set.of(), null, OLGA, NOW))
                    .isInstanceOf(Transition.RoleMissing.class);
            assertThat(order.agree("h", "h", BOTH, Set.of(), null, LEA, NOW)).isEqualTo(new Transition.Made());
            assertThat(order.approval()).isEqualTo(Approval.OPERATOR);
            assertThat(order.state()).isEqualTo(State.WAITING_FOR_APPROVAL);
            assertThat(order.approvals()).isEmpty();
            assertThat(order.agree("h", "h", BOTH, Set.of(), null, OLGA, NOW)).isEqualTo(new Transition.Made());
            assertThat(order.approvals()).extracting(OrderApproved::part).containsExactly(Part.CHANGE);
        }

        @Test
        void takesNoTwoApprovalsFromOnePerson() {
            var order = change(OrderKind.ADD_CUSTOMER_NUMBERS, Approval.SALES_LEAD);
            assertThat(order.agree("h", "h", BOTH, Set.of(), null, UWE, NOW)).isEqualTo(new Transition.Made());
            var agreed = HistoryEntry.agreed(order.happened());
            assertThat(order.agree("h", "h", BOTH, agreed, null, UWE, NOW)).isEqualTo(new Transition.AgreedBefore());
            assertThat(order.approval()).isEqualTo(Approval.OPERATOR);
            assertThat(order.approvals()).isEmpty();
            assertThat(order.agree("h", "h", BOTH, agreed, null, OLGA, NOW)).isEqualTo(new Transition.Made());
        }

        @Test
        void takesTheFirstApprovalFromTheSamePersonOnceItHasLapsed() {
            var order = change(OrderKind.ADD_CUSTOMER_NUMBERS, Approval.SALES_LEAD);
            order.agree("h", "h", BOTH, Set.of(), null, UWE, NOW);
            var before = HistoryEntry.agreed(order.happened());
            assertThat(order.agree("i", "i", BOTH, before, null, OLGA, NOW)).isEqualTo(new Transition.ContentChanged());
            var agreed = HistoryEntry.agreed(order.happened());
            assertThat(agreed).isEmpty();
            assertThat(order.agree("i", "i", BOTH, agreed, null, UWE, NOW)).isEqualTo(new Transition.Made());
        }

        @Test
        void startsAgainWhenTheSecondApproverSeesSomethingElseThanTheFirst() {
            var order = change(OrderKind.ADD_CUSTOMER_NUMBERS, Approval.SALES_LEAD);
            order.agree("h", "h", BOTH, Set.of(), null, LEA, NOW);
            assertThat(order.agree("i", "i", BOTH, Set.of(), null, OLGA, NOW))
                    .isEqualTo(new Transition.ContentChanged());
            assertThat(order.approval()).isEqualTo(Approval.SALES_LEAD);
            assertThat(order.approvals()).isEmpty();
        }

        @Test
        void asksFirstWhoeverMustAgreeSinceTheOrderWasPlaced() {
            var order = change(OrderKind.ADD_CUSTOMER_NUMBERS, Approval.OPERATOR);
            assertThat(order.agree("h", "h", BOTH, Set.of(), null, OLGA, NOW))
                    .isEqualTo(new Transition.ContentChanged());
            assertThat(order.approval()).isEqualTo(Approval.SALES_LEAD);
            assertThat(order.approvals()).isEmpty();
        }

        @Test
        void endsWhenItIsRejectedOrWithdrawn() {
            var rejected = ending();
            rejected.reject("Not agreed", false, BEA, NOW);
            assertThat(rejected.state()).isEqualTo(State.REJECTED);
            var begun = ending();
            begun.reject("Not agreed", true, BEA, NOW);
            assertThat(begun.state()).isEqualTo(State.GIVING_UP);
            var withdrawn = ending();
            withdrawn.cancel("Not wanted", ANNA, NOW);
            assertThat(withdrawn.state()).isEqualTo(State.CANCELLED);
            assertThat(withdrawn.agree("h", "h", SECOND, Set.of(), null, BEA, NOW))
                    .isInstanceOf(Transition.NotNow.class);
        }
    }
}
