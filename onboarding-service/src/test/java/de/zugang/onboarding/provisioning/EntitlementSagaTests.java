package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each entitlement of an order goes its own way. */
class EntitlementSagaTests extends SagaTest {

    @Test
    void grantsOlaOnItsOwnBeforeOrAfterTheRest() {
        var order = placed("de");
        decide.decideEntitlement(order, "OLA", true, null, "Contract signed", LEA);
        assertThat(saga.run(new Run(order, Part.ENTITLEMENT, "OLA"))).isInstanceOf(Saga.Outcome.Again.class);
        work(order);
        assertThat(saga.run(new Run(order, Part.ENTITLEMENT, "OLA"))).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(users.ofOrder(order.value()).orElseThrow().entitlements()).containsExactly("OLA");
    }

    @Test
    void looksForOlaMoreRarelyWhileTheOrderWaitsAndAtOnceWhenItGoesOn() {
        var order = placed("de", false);
        decide.decideEntitlement(order, "OLA", true, null, "Contract signed", LEA);
        var pauses = Stream.generate(() -> olaPause(order)).limit(8).toList();
        assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
        sql.sql("update scheduled_tasks set execution_time = now() + interval '1 minute' where task_instance = ?")
                .param(new Run(order, Part.ENTITLEMENT, "OLA").instance())
                .update();

        decide.confirmDocuments(order, ANNA);

        assertThat(sql.sql("select execution_time <= now() from scheduled_tasks where task_instance = ?")
                        .param(new Run(order, Part.ENTITLEMENT, "OLA").instance())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private Duration olaPause(OrderId order) {
        var now = Instant.now();
        if (saga.run(new Run(order, Part.ENTITLEMENT, "OLA")) instanceof Saga.Outcome.Again(var at)) {
            return Duration.between(now, at);
        }
        throw new AssertionError("the run has ended");
    }

    @Test
    void givesOlaUpWhenTheOrderIsCancelled() {
        var order = placed("de", false);
        decide.decideEntitlement(order, "OLA", true, null, "Contract signed", LEA);
        assertThat(saga.run(new Run(order, Part.ENTITLEMENT, "OLA"))).isInstanceOf(Saga.Outcome.Again.class);

        decide.cancel(order, "Withdrawn", ANNA);

        assertThat(saga.run(new Run(order, Part.ENTITLEMENT, "OLA"))).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(find.find(order).orElseThrow().needsPerson()).isFalse();
        assertThat(step(order, Step.GRANT_ENTITLEMENT).state()).isEqualTo(Steps.State.OPEN);
        assertThat(step(order, Step.GRANT_ENTITLEMENT).nextAttemptAt()).isNull();
    }
}
