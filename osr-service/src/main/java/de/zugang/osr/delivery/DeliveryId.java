package de.zugang.osr.delivery;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a delivery: a random UUID, so that nobody can guess another's. */
record DeliveryId(UUID value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Empty for any other string, the sample id of the standard's provider included. */
    static Optional<DeliveryId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeliveryId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
