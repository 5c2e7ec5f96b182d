package de.zugang.onboarding.order;

/**
 * One thing that is wrong with an order form.
 *
 * @param field as in {@link OrderForm} and in the contract; with an index for a list, {@code customerNumbers[3]}
 */
public record FormProblem(String field, Code code) {

    /** The closed list; each has its text in English here and in German at the desk. */
    public enum Code {
        COMPANY("expected: 2 to 100 characters without control characters"),
        CUSTOMER_NUMBER("expected: 10 digits, padded with zeros on the left"),
        CUSTOMER_UNKNOWN("expected: a customer number of the register; whoever is no customer yet goes to sales first"),
        CUSTOMER_INACTIVE("expected: a customer number that is active"),
        CUSTOMER_FOREIGN("expected: a customer number of the same customer as the main customer number"),
        TOO_MANY_CUSTOMER_NUMBERS("expected: at most 300 customer numbers, the main one included"),
        EMAIL("expected: an e-mail address like name@company.example"),
        MOBILE("expected: a valid phone number, best with country code"),
        MOBILE_TYPE("expected: a mobile number, since the client secret comes by text message"),
        MOBILE_COUNTRY("expected: a mobile number of an allowed country"),
        LANGUAGE("expected: de or en"),
        TECHNICAL_USER_UNKNOWN("expected: the name of a technical user; it starts with tu-"),
        CLIENT_ID_TYPED("this is a client id; expected: the technical user's name, which starts with tu-"),
        CHANGE_IMPOSSIBLE(
                "expected: a technical user that can be changed so; it has that already, or its state forbids it"),
        CHANGE_UNDER_WAY("expected: no other open order of this kind for the technical user"),
        CUSTOMER_NUMBERS_MISSING("expected: at least one customer number"),
        NO_CUSTOMER_NUMBERS_EXPECTED("expected: no customer numbers, since this order is not about them"),
        CUSTOMER_NUMBER_THERE("expected: a customer number that the technical user does not have yet, once"),
        CUSTOMER_NUMBER_NOT_THERE("expected: a customer number that the technical user has"),
        MAIN_CUSTOMER_NUMBER("expected: any but the main customer number, which stays"),
        ENTITLEMENT_UNKNOWN("expected: an entitlement of the catalogue, once"),
        ENTITLEMENT_MISSING("expected: an entitlement of the catalogue"),
        NO_ENTITLEMENT_EXPECTED("expected: no entitlement, since this order is not about one"),
        ATTRIBUTES_MISSING("expected: at least one attribute that differs from what is"),
        NO_ATTRIBUTES_EXPECTED("expected: no attributes, since this order is not about them"),
        OVERLAP("expected: 1 to 30 days, and only where an old secret works on"),
        NOTHING_EDITED("expected: something that differs from what the order says"),
        TOO_LATE_TO_EDIT("expected: no change of what is done already; give the order up and place a new one"),
        REASON("expected: a reason of 3 to 500 characters"),
        TICKET("expected: at most 63 letters, digits, dashes or underscores");

        private final String expectation;

        Code(String expectation) {
            this.expectation = expectation;
        }

        public String expectation() {
            return expectation;
        }
    }
}
