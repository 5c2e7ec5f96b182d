package de.zugang.osr.role;

import org.jspecify.annotations.Nullable;

/** A postal address as it was sent. */
public record Address(
        @Nullable String street,
        @Nullable String postalcode,
        @Nullable String city,
        @Nullable String country) {}
