package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that ends at whichever moment loses and doubles nothing. */
class SagaCrashTests extends SagaTest {

    static Stream<Arguments> crashes() {
        return Step.of(Part.ORDER).stream()
                .flatMap(step -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(step, moment)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void losesAndDoublesNothingWhenTheProcessEndsAnywhere(Step step, Moment moment) throws Exception {
        var order = placed("en");
        crash.at(step, moment);
        assertThatThrownBy(() -> work(order)).isInstanceOf(Crash.Crashed.class);
        finish(order);

        assertThat(find.find(order).orElseThrow().order().state()).isEqualTo(Order.State.DONE);
        assertDelivered(users.ofOrder(order.value()).orElseThrow());
        boolean mailUnrecorded = step == Step.E_MAIL && moment == Moment.WORKED;
        assertThat(mails()).hasSize(mailUnrecorded ? 2 : 1);
        assertThat(mails().stream().map(SagaTest::messageId).distinct()).hasSize(1);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
    }

    @Test
    void stopsAWorkerThatWasOvertaken() {
        var order = placed("de");
        var run = new Run(order, Part.ORDER);
        crash.at(Step.CREATE_CLIENT, Moment.BEGUN);
        assertThatThrownBy(() -> work(order)).isInstanceOf(Crash.Crashed.class);
        long old = sql.sql("select fence from provisioning_run where order_id = ?")
                .param(order.value())
                .query(Long.class)
                .single();
        work(order);
        var journal = new Journal(sql, Clock.systemUTC());
        assertThatThrownBy(() -> journal.guard(run, old)).isInstanceOf(Journal.Overtaken.class);
    }
}
