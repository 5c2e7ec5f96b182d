package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.customer.Customers;
import de.zugang.onboarding.order.FormProblem.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Checks an order form as a whole and reports everything that is wrong, not the first. */
@Component
public class CheckOrder {

    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private final MobileNumbers mobiles;
    private final CheckCustomerNumbers numbers;
    private final Entitlements entitlements;

    CheckOrder(OrderProperties properties, Customers customers, Entitlements entitlements) {
        this.mobiles = new MobileNumbers(properties.mobileCountries());
        this.numbers = new CheckCustomerNumbers(customers);
        this.entitlements = entitlements;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Complete(OrderedUser content) implements Outcome {}

        /** At least one problem, in the order of the form. */
        record Faulty(List<FormProblem> problems) implements Outcome {}
    }

    public Outcome check(OrderForm form) {
        var problems = new ArrayList<FormProblem>();
        if (!CheckAttributes.isCompany(form.company().strip())) {
            problems.add(new FormProblem("company", Code.COMPANY));
        }
        problems.addAll(numbers.problems(form.mainCustomerNumber(), form.customerNumbers()));
        if (!CheckAttributes.isEmail(form.email().strip())) {
            problems.add(new FormProblem("email", Code.EMAIL));
        }
        var mobile = mobiles.read(form.mobile());
        if (mobile instanceof MobileNumbers.Read.Refused(var code)) {
            problems.add(new FormProblem("mobile", code));
        }
        if (Language.of(form.language()).isEmpty()) {
            problems.add(new FormProblem("language", Code.LANGUAGE));
        }
        if (!form.entitlements().stream().allMatch(entitlements::isKnown)
                || new HashSet<>(form.entitlements()).size()
                        < form.entitlements().size()) {
            problems.add(new FormProblem("entitlements", Code.ENTITLEMENT_UNKNOWN));
        }
        if (form.ticket() != null && !TICKET.matcher(form.ticket()).matches()) {
            problems.add(new FormProblem("ticket", Code.TICKET));
        }
        return problems.isEmpty() && mobile instanceof MobileNumbers.Read.Mobile(var e164)
                ? new Outcome.Complete(content(form, e164))
                : new Outcome.Faulty(List.copyOf(problems));
    }

    private static OrderedUser content(OrderForm form, String mobile) {
        var contact = new Contact(
                form.email().strip(), mobile, Language.of(form.language()).orElseThrow());
        return OrderedUser.of(
                form.company().strip(),
                new CustomerNumber(form.mainCustomerNumber()),
                form.customerNumbers().stream().map(CustomerNumber::new).toList(),
                contact);
    }
}
