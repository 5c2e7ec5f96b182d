package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.List;

/** What is ordered, as JSON in the order's row; only adds members, so that old rows stay readable. */
record OrderContent(List<String> customerNumbers, String email, String mobile, Language language) {

    static OrderContent of(NewTechnicalUser content) {
        return new OrderContent(
                content.customerNumbers().stream().map(CustomerNumber::value).toList(),
                content.contact().email(),
                content.contact().mobile(),
                content.contact().language());
    }

    NewTechnicalUser toNewTechnicalUser(String company, String mainCustomerNumber) {
        return NewTechnicalUser.of(
                company,
                new CustomerNumber(mainCustomerNumber),
                customerNumbers.stream().map(CustomerNumber::new).toList(),
                new Contact(email, mobile, language));
    }
}
