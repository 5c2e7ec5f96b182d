package de.zugang.onboarding.order;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.customer.CustomersInMemory;
import de.zugang.onboarding.order.FormProblem.Code;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckOrderTests {

    private final CheckOrder check = new CheckOrder(
            new OrderProperties(Set.of("DE", "AT", "CH"), Duration.ofDays(10), false),
            register(),
            new Entitlements(ApiCatalogue.read(List.of("classpath:/api-spec/"))));

    @Test
    void acceptsACompleteFormAndPutsTheMainNumberAmongTheOthers() {
        assertThat(check.check(form(List.of("0000123457"), "it@muster.example", "0151 23456789")))
                .isInstanceOfSatisfying(CheckOrder.Outcome.Complete.class, complete -> {
                    assertThat(complete.content().customerNumbers())
                            .extracting(CustomerNumber::value)
                            .containsExactly("0000123456", "0000123457");
                    assertThat(complete.content().contact().mobile()).isEqualTo("+4915123456789");
                });
    }

    @Test
    void acceptsThreeHundredCustomerNumbersAndNotOneMore() {
        assertThat(problems(form(numbers(299), "it@muster.example", "+4915123456789")))
                .isEmpty();
        assertThat(problems(form(numbers(300), "it@muster.example", "+4915123456789")))
                .containsExactly(new FormProblem("customerNumbers", Code.TOO_MANY_CUSTOMER_NUMBERS));
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() {
        assertThat(problems(new OrderForm(
                        "x",
                        "1",
                        List.of("0000123457", "٠000123456"),
                        "no",
                        "no",
                        "fr",
                        true,
                        List.of("NOBODYS"),
                        "a b")))
                .extracting(FormProblem::field)
                .containsExactly(
                        "company",
                        "mainCustomerNumber",
                        "customerNumbers[1]",
                        "email",
                        "mobile",
                        "language",
                        "entitlements",
                        "ticket");
    }

    @ParameterizedTest
    @CsvSource({
        "+43 664 1234567, ",
        "+41 78 123 45 67, ",
        "+49 30 901820, MOBILE_TYPE",
        "+33 6 12345678, MOBILE_COUNTRY",
        "+49 900 1234567, MOBILE_TYPE",
        "+49 1512 3456789 ext. 5, MOBILE",
        "+49, MOBILE"
    })
    void sendsSecretsToMobilesOfAllowedCountriesOnly(String mobile, @Nullable Code expected) {
        assertThat(problems(form(List.of(), "it@muster.example", mobile)))
                .extracting(FormProblem::code)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it@muster",
                "it@muster.example, other@muster.example",
                "Muster <it@muster.example>",
                "it@muster.example\r\nBcc: other@muster.example",
                "@muster.example",
                "it@-muster.example"
            })
    void refusesWhatIsNotOneAddress(String email) {
        assertThat(problems(form(List.of(), email, "+4915123456789")))
                .containsExactly(new FormProblem("email", Code.EMAIL));
    }

    @ParameterizedTest
    @CsvSource({"0000999999, CUSTOMER_FOREIGN", "0000777777, CUSTOMER_UNKNOWN", "123457, CUSTOMER_NUMBER"})
    void refusesANumberThatDoesNotBelongToTheOrderingCustomer(String number, Code expected) {
        assertThat(problems(form(List.of("0000123457", number), "it@muster.example", "+4915123456789")))
                .containsExactly(new FormProblem("customerNumbers[1]", expected));
    }

    private static CustomersInMemory register() {
        var register = new CustomersInMemory()
                .with("0000123456", "0000123456")
                .with("0000123457", "0000123456")
                .with("0000999999", "0000999999");
        numbers(300).forEach(number -> register.with(number, "0000123456"));
        return register;
    }

    private List<FormProblem> problems(OrderForm form) {
        return switch (check.check(form)) {
            case CheckOrder.Outcome.Complete _ -> List.of();
            case CheckOrder.Outcome.Faulty(var problems) -> problems;
        };
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "1%09d".formatted(number))
                .toList();
    }

    private static OrderForm form(List<String> customerNumbers, String email, String mobile) {
        return new OrderForm("Muster GmbH", "0000123456", customerNumbers, email, mobile, "de", true, List.of(), null);
    }
}
