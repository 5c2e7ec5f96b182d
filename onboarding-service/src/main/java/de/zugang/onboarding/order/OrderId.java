package de.zugang.onboarding.order;

import java.util.UUID;

/** Identifies an order; random, so it says nothing. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
