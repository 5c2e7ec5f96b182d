package de.zugang.onboarding.order;

import org.jspecify.annotations.Nullable;

/** Attributes to be changed, as a person or a machine filled them in; what is {@code null} or blank stays as it is. */
public record AttributesForm(
        @Nullable String company,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String language) {

    public static final AttributesForm NONE = new AttributesForm(null, null, null, null);

    public AttributesForm {
        company = given(company);
        email = given(email);
        mobile = given(mobile);
        language = given(language);
    }

    private static @Nullable String given(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    @Override
    public String toString() {
        return "AttributesForm[]";
    }
}
