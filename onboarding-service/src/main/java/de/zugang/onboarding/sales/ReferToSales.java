package de.zugang.onboarding.sales;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.customer.Customers;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records that somebody who is not a customer yet was sent to sales. */
@Component
public class ReferToSales {

    private static final Pattern COMPANY = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{2,100}");
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private final Referrals referrals;
    private final Customers customers;
    private final AuditTrail audit;
    private final Clock clock;

    ReferToSales(Referrals referrals, Customers customers, AuditTrail audit, Clock clock) {
        this.referrals = referrals;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * As somebody typed it.
     *
     * @param customerNumber empty: none yet
     * @param ticket empty: none
     */
    public record Form(String company, String customerNumber, String ticket) {}

    /** A field that is not as it must be, by its name in the contract. */
    public record Problem(String field, String expectation) {}

    /** What came of it. */
    public sealed interface Outcome {

        record Referred(Referral referral) implements Outcome {}

        record Faulty(List<Problem> problems) implements Outcome {}

        /** The register has this number: whoever it is, they can order. */
        record IsCustomer(String company) implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}
    }

    @Transactional
    public Outcome refer(Form form, Staff staff) {
        if (!staff.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        var problems = problems(form);
        if (!problems.isEmpty()) {
            return new Outcome.Faulty(problems);
        }
        var number = form.customerNumber().isEmpty() ? null : new CustomerNumber(form.customerNumber());
        if (number != null) {
            var known = customers.find(List.of(number)).get(number);
            if (known != null) {
                return new Outcome.IsCustomer(known.company());
            }
        }
        var referral = new Referral(
                UUID.randomUUID(),
                form.company(),
                number,
                form.ticket().isEmpty() ? null : form.ticket(),
                staff.name(),
                clock.instant());
        referrals.add(referral);
        audit.record(staff.name(), "REFERRED_TO_SALES", "referral " + referral.id(), "", null);
        return new Outcome.Referred(referral);
    }

    private static List<Problem> problems(Form form) {
        var problems = new ArrayList<Problem>();
        if (!COMPANY.matcher(form.company()).matches()) {
            problems.add(new Problem("company", "expected: 2 to 100 characters"));
        }
        if (!form.customerNumber().isEmpty() && !CustomerNumber.isWellFormed(form.customerNumber())) {
            problems.add(new Problem("customerNumber", "expected: 10 digits"));
        }
        if (!form.ticket().isEmpty() && !TICKET.matcher(form.ticket()).matches()) {
            problems.add(new Problem("ticket", "expected: at most 63 letters, digits, dashes or underscores"));
        }
        return problems;
    }
}
