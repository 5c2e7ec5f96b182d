package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.feed.FeedRestored;
import de.zugang.onboarding.order.Holds;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** While provisioning is held, nothing is begun and nothing leaves; afterwards nothing is lost. */
class HoldTests extends SagaTest {

    private static final Staff OLGA = new Staff("olga", Set.of(StaffRole.OPERATOR));

    @Autowired
    private Holds holds;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void goesOn() {
        holds.set(false, "The test is over", OLGA);
    }

    @Test
    void beginsNoStepAndLosesNone() throws Exception {
        holds.set(true, "Looking into it", OLGA);
        var order = placed("de");
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(order, Step.RESERVE_NAME).state()).isEqualTo(Steps.State.OPEN);
        assertThat(step(order, Step.RESERVE_NAME).attempts()).isZero();
        assertThat(mails()).isEmpty();

        holds.set(false, "All is well", OLGA);
        finish(order);
        assertThat(find.find(order).orElseThrow().order().state()).isEqualTo(State.DONE);
        assertDelivered(users.ofOrder(order.value()).orElseThrow());
    }

    @Test
    void sendsNoSecretWhenItIsHeldInTheMiddle() {
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        var order = placed("de");
        assertThat(work(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(step(order, Step.CONFIRM_GATEWAYS).state()).isEqualTo(Steps.State.WAITING);
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        holds.set(true, "Looking into it", OLGA);

        assertThat(work(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(TWILIO.takenFor(mobile)).isEmpty();
    }

    @Test
    void isHeldByARestoredDatabaseUntilAnOperatorLetsItGoOn() {
        transaction.executeWithoutResult(_ -> events.publishEvent(new FeedRestored()));
        var hold = holds.present().orElseThrow();
        assertThat(hold.who()).isEqualTo("zugang");
        assertThat(hold.why()).contains("restored");
        assertThat(holds.set(false, "Not mine to say", ANNA))
                .isEqualTo(new Holds.Outcome.RoleMissing(StaffRole.OPERATOR));
        assertThat(holds.present()).isPresent();
        assertThat(holds.set(false, "Compared with Keycloak", OLGA)).isInstanceOf(Holds.Outcome.Set.class);
        assertThat(holds.present()).isEmpty();
    }
}
