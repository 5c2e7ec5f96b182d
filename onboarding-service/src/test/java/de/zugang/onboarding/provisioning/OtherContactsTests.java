package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Where an installation wants it: another technical user for a customer's data, whose credentials would go elsewhere. */
@TestPropertySource(properties = "zugang.order.second-person-for-other-contacts=true")
class OtherContactsTests extends SagaTest {

    private static final Staff BEA = new Staff("bea", Set.of(StaffRole.CUSTOMER_SERVICE));

    @Test
    void takesASecondPersonWhereTheCustomersOtherCredentialsGoElsewhere() {
        var first = ordered("0000123458", email, mobile);
        assertThat(state(first)).isEqualTo(State.APPROVED);
        finish(first);
        assertThat(state(ordered("0000123458", email, mobile))).isEqualTo(State.APPROVED);

        var second = ordered("0000123458", "other@muster.example", mobile);
        assertThat(state(second)).isEqualTo(State.WAITING_FOR_APPROVAL);
        assertThat(find.find(second).orElseThrow().steps()).isEmpty();
        assertThat(users.ofOrder(second.value())).isEmpty();
        var preview = Objects.requireNonNull(find.find(second).orElseThrow().preview());
        assertThat(preview.attributes()).isNotNull();
        assertThat(decide.decide(second, true, preview.hash(), null, ANNA)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(decide.decide(second, true, preview.hash(), null, BEA)).isInstanceOf(Outcome.Decided.class);
        finish(second);
        assertThat(state(second)).isEqualTo(State.DONE);
    }

    private OrderId ordered(String number, String address, String phone) {
        var form = new OrderForm(
                "Muster Hausverwaltung GmbH", number, List.of(), address, phone, "de", true, List.of(), null);
        if (place.place(form, ANNA) instanceof PlaceOrder.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private State state(OrderId order) {
        return find.find(order).orElseThrow().order().state();
    }
}
