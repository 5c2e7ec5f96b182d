package de.zugang.onboarding.order;

import de.zugang.servicekit.token.Sha256;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a technical user as an order sets them; what is {@code null} stays as it is. The name is no attribute of
 * any order. Address and number are personal data: neither is ever logged.
 *
 * @param mobile E.164
 */
public record NewAttributes(
        @Nullable String company,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable Language language) {

    /** Whether key or secret would go elsewhere than they do now. */
    public boolean movesContact() {
        return email != null || mobile != null;
    }

    /** Those that differ from what is; the others are {@code null}. */
    NewAttributes differingFrom(String presentCompany, Contact present) {
        return new NewAttributes(
                differing(company, presentCompany),
                differing(email, present.email()),
                differing(mobile, present.mobile()),
                differing(language, present.language()));
    }

    private static <T> @Nullable T differing(@Nullable T wanted, T present) {
        return Objects.equals(wanted, present) ? null : wanted;
    }

    boolean areNone() {
        return company == null && email == null && mobile == null && language == null;
    }

    /** The contact with these attributes set. */
    public Contact of(Contact present) {
        return new Contact(
                email == null ? present.email() : email,
                mobile == null ? present.mobile() : mobile,
                language == null ? present.language() : language);
    }

    /** Which they are, for the audit trail; never their values. */
    String names() {
        return Stream.of(
                        company == null ? null : "company",
                        email == null ? null : "e-mail",
                        mobile == null ? null : "mobile",
                        language == null ? null : "language")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** The same for the same attributes, and for no others. */
    String hash() {
        return Sha256.of(Stream.of(company, email, mobile, language)
                .map(attribute -> attribute == null ? "-" : attribute.toString().length() + ":" + attribute)
                .collect(Collectors.joining(",")));
    }

    @Override
    public String toString() {
        return "NewAttributes[" + names() + "]";
    }
}
