package de.zugang.onboarding.customer;

import de.zugang.onboarding.generated.model.CustomerEntry;
import java.util.List;

/** Between the contract's types and ours. */
final class CustomersMapper {

    private CustomersMapper() {}

    static Customer customer(CustomerEntry entry) {
        return new Customer(
                new CustomerNumber(entry.getCustomerNumber()),
                new CustomerNumber(entry.getMainCustomerNumber()),
                entry.getCompany().strip(),
                entry.getActive(),
                entry.getDocumentsSignedOn());
    }

    static de.zugang.onboarding.generated.model.Customer customer(Customer customer, List<CustomerNumber> belonging) {
        return new de.zugang.onboarding.generated.model.Customer()
                .customerNumber(customer.number().value())
                .mainCustomerNumber(customer.mainCustomerNumber().value())
                .company(customer.company())
                .active(customer.active())
                .documentsSignedOn(customer.documentsSignedOn())
                .belongingNumbers(belonging.stream().map(CustomerNumber::value).toList());
    }
}
