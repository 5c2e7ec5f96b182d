package de.zugang.onboarding.customer;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings customers into the register: all that were sent, or none of them. */
@Component
public class ImportCustomers {

    private static final Pattern COMPANY = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{2,100}");

    private final Customers customers;
    private final AuditTrail audit;

    ImportCustomers(Customers customers, AuditTrail audit) {
        this.customers = customers;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Done(Customers.Counts counts) implements Outcome {}

        /** At least one fault, in the order of the entries; nothing was stored. */
        record Faulty(List<Fault> faults) implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}
    }

    /**
     * What is wrong with an entry.
     *
     * @param entry its place, from 0
     * @param field as in the contract
     */
    public record Fault(int entry, String field, String expectation) {}

    @Transactional
    public Outcome bringIn(List<Customer> entries, Staff by) {
        if (!by.is(StaffRole.OPERATOR)) {
            return new Outcome.RoleMissing(StaffRole.OPERATOR);
        }
        List<Fault> faults = faults(entries);
        return faults.isEmpty() ? new Outcome.Done(broughtIn(entries, by)) : new Outcome.Faulty(faults);
    }

    private Customers.Counts broughtIn(List<Customer> entries, Staff by) {
        var counts = customers.bringIn(entries);
        if (counts.added() + counts.changed() > 0) {
            String detail = counts.added() + " added, " + counts.changed() + " changed";
            audit.record(by.name(), "CUSTOMERS_IMPORTED", "customer register", detail, null);
        }
        return counts;
    }

    private List<Fault> faults(List<Customer> entries) {
        var faults = new ArrayList<Fault>();
        Map<CustomerNumber, CustomerNumber> mains = mains(entries);
        Set<CustomerNumber> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Customer entry = entries.get(i);
            if (!seen.add(entry.number())) {
                faults.add(new Fault(i, "customerNumber", "expected: each customer number once"));
            }
            if (!COMPANY.matcher(entry.company()).matches()) {
                faults.add(new Fault(i, "company", "expected: 2 to 100 characters without control characters"));
            }
            if (!entry.mainCustomerNumber().equals(mains.get(entry.mainCustomerNumber()))) {
                faults.add(
                        new Fault(
                                i,
                                "mainCustomerNumber",
                                "expected: a number that is its own main customer number, in the register or among the entries"));
            }
        }
        return List.copyOf(faults);
    }

    /** The main customer number of each number that an entry names as its main one, as it will be. */
    private Map<CustomerNumber, CustomerNumber> mains(List<Customer> entries) {
        var mains = new HashMap<CustomerNumber, CustomerNumber>();
        customers
                .find(entries.stream().map(Customer::mainCustomerNumber).toList())
                .forEach((number, customer) -> mains.put(number, customer.mainCustomerNumber()));
        entries.forEach(entry -> mains.put(entry.number(), entry.mainCustomerNumber()));
        return mains;
    }
}
