package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.order.FormProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormErrorsTests {

    private final TypedOrder typed =
            new TypedOrder("Muster", "0000123456", " 0000123457;12 ,\n0000123458", "", "", null, null, List.of(), " ");

    @Test
    void aPartOfAListIsNamedByWhatWasTyped() {
        var problem = new FormProblem("customerNumbers[1]", FormProblem.Code.CUSTOMER_NUMBER);

        var errors = FormErrors.of(List.of(problem), typed.toForm());

        assertThat(errors.of("customerNumbers"))
                .containsExactly(new FormErrors.Line("customerNumbers", "problem.customer-number", "12"));
        assertThat(errors.of("company")).isEmpty();
    }

    @Test
    void numbersMayBeApartInManyWays() {
        assertThat(typed.otherNumbers()).containsExactly("0000123457", "12", "0000123458");
    }

    @Test
    void whatIsNotTypedIsEmptyGermanOrAbsent() {
        assertThat(typed.language()).isEqualTo("de");
        assertThat(typed.documentsSigned()).isFalse();
        assertThat(typed.toForm().ticket()).isNull();
        assertThat(typed.toForm().email()).isEmpty();
    }
}
