package de.zugang.osr.role;

import org.jspecify.annotations.Nullable;

/** A phone number as it was sent. */
public record PhoneNumber(@Nullable String number, @Nullable Kind type) {

    public enum Kind {
        MOBILE,
        BUSINESS,
        PRIVATE
    }
}
