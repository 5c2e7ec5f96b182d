package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import de.zugang.onboarding.subscription.SubscriptionKey;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.servicekit.token.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Another subscription key for a technical user who works: planned beside the old one, or at once in its place. */
class KeyTests extends SagaTest {

    @Autowired
    private PlaceChange change;

    @Autowired
    private SubscriptionKeys keys;

    private String name = "";
    private String oldKey = "";

    @BeforeEach
    void thereIsOne() throws Exception {
        var order = placed("de");
        finish(order);
        TechnicalUser user = users.ofOrder(order.value()).orElseThrow();
        name = user.name().value();
        oldKey = key(GreenMailUtil.getWholeMessage(mails().getFirst()));
    }

    @Test
    void letsTheOldKeyWorkForSevenDaysBesideTheNewOne() throws Exception {
        assertThat(done(ordered(OrderKind.ROLL_KEY))).isEqualTo(Order.State.DONE);

        String newKey = newKey();
        assertThat(newKey).isNotEqualTo(oldKey);
        assertThat(stored()).containsExactlyInAnyOrder(Sha256.of(oldKey), Sha256.of(newKey));
        Instant end = Objects.requireNonNull(of(oldKey).notAfter());
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofDays(6), Duration.ofDays(7));
        assertThat(of(newKey).notAfter()).isNull();
        assertThat(inTheFeed()).contains(Sha256.of(oldKey), Sha256.of(newKey), "notAfter");
    }

    @Test
    void endsTheOldKeyAtOnceWhenItIsReplaced() throws Exception {
        assertThat(done(ordered(OrderKind.REPLACE_KEY))).isEqualTo(Order.State.DONE);

        assertThat(stored()).containsExactly(Sha256.of(newKey()));
        assertThat(inTheFeed()).doesNotContain(Sha256.of(oldKey));
        assertThat(GreenMailUtil.getWholeMessage(mails().getLast()).replace("=\r\n", ""))
                .contains("gilt nicht mehr")
                .doesNotContain(oldKey);
    }

    @Test
    void changesSlotsAndNeverKeepsMoreThanTwo() throws Exception {
        done(ordered(OrderKind.ROLL_KEY));
        String second = newKey();
        done(ordered(OrderKind.ROLL_KEY));
        String third = newKey();

        assertThat(stored()).containsExactlyInAnyOrder(Sha256.of(second), Sha256.of(third));
        assertThat(of(second).notAfter()).isNotNull();
        assertThat(of(third).slot()).isEqualTo(SubscriptionKey.Slot.PRIMARY);
    }

    @Test
    void sendsTheKeyOnlyWhenEveryLiveGatewayKnowsIt() throws Exception {
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        var order = ordered(OrderKind.ROLL_KEY);
        assertThat(run(order)).isInstanceOf(Saga.Outcome.Again.class);
        assertThat(mails()).hasSize(1);
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        assertThat(done(order)).isEqualTo(Order.State.DONE);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void keepsTheKeySealedUntilItsMailHasLeft() throws Exception {
        var order = ordered(OrderKind.ROLL_KEY);
        MAIL.stop();
        try {
            assertThat(run(order)).isInstanceOf(Saga.Outcome.Again.class);
            assertThat(step(order, Step.KEY_MAIL).state()).isEqualTo(Steps.State.WAITING);
        } finally {
            MAIL.start();
        }
        done(order);
        assertThat(stored()).contains(Sha256.of(newKey()));
        assertThat(sql.sql("select count(*) from provisioning_step where order_id = ? and sealed is not null")
                        .param(order.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    static Stream<Arguments> crashes() {
        return Step.of(Part.KEY).stream()
                .flatMap(step -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(step, moment)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void drawsOneNewKeyWhenTheProcessEndsAnywhere(Step step, Moment moment) throws Exception {
        var order = ordered(OrderKind.ROLL_KEY);
        crash.at(step, moment);
        assertThatThrownBy(() -> run(order)).isInstanceOf(Crash.Crashed.class);
        assertThat(done(order)).isEqualTo(Order.State.DONE);
        assertThat(stored()).containsExactlyInAnyOrder(Sha256.of(oldKey), Sha256.of(newKey()));
        boolean mailUnrecorded = step == Step.KEY_MAIL && moment == Moment.WORKED;
        assertThat(mails()).hasSize(mailUnrecorded ? 3 : 2);
    }

    private OrderId ordered(OrderKind kind) {
        var form = new ChangeForm(kind, name, List.of(), null, "Asked for by the customer", null);
        if (change.place(form, ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private Saga.Outcome run(OrderId order) {
        return saga.run(new Run(order, Part.KEY));
    }

    private Order.State done(OrderId order) {
        for (int round = 0; round < 10 && run(order) instanceof Saga.Outcome.Again; round++) {
            assertThat(round).isLessThan(9);
        }
        return find.find(order).orElseThrow().order().state();
    }

    private String newKey() throws Exception {
        return key(GreenMailUtil.getWholeMessage(mails().getLast()));
    }

    private List<String> stored() {
        return keys.of(name).stream().map(SubscriptionKey::hash).toList();
    }

    private SubscriptionKey of(String key) {
        return keys.of(name).stream()
                .filter(stored -> stored.hash().equals(Sha256.of(key)))
                .findFirst()
                .orElseThrow();
    }

    private String inTheFeed() {
        return sql.sql("select entry::text from feed_entry where technical_user = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}
