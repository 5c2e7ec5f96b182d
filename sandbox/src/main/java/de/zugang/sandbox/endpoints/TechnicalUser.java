package de.zugang.sandbox.endpoints;

import java.util.List;

/** What an integrator holds after onboarding: from the e-mail all but the secret, which came by SMS. */
public record TechnicalUser(
        String name, String clientId, String clientSecret, String subscriptionKey, List<String> customerNumbers) {

    public TechnicalUser {
        customerNumbers = List.copyOf(customerNumbers);
    }

    @Override
    public String toString() {
        return name;
    }
}
