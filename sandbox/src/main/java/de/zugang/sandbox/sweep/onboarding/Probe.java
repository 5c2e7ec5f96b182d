package de.zugang.sandbox.sweep.onboarding;

import de.zugang.sandbox.journey.OrderForm;

/**
 * One attempt to place an order. Its number is in its addresses, so that everything that came of it is found again, whether or
 * not the attempt was answered.
 *
 * @param number from 1
 */
record Probe(int number) {

    static final String CUSTOMER = "0000123456";

    String email() {
        return "sweep-%06d@probe-hausverwaltung.example".formatted(number);
    }

    /** Never one of the numbers at which the phone's simulator fails. */
    String mobile() {
        return "+49151%07d1".formatted(number);
    }

    OrderForm form() {
        return new OrderForm("Probe %06d GmbH".formatted(number), CUSTOMER, email(), mobile(), "de");
    }
}
