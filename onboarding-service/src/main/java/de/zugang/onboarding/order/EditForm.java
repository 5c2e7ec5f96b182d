package de.zugang.onboarding.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order is to say instead; what is {@code null} stays as it is. Nothing is checked yet.
 *
 * @param customerNumbers of a new technical user: the others; of a change: those to add or to remove
 * @param reason why it is edited
 */
public record EditForm(
        @Nullable String company,
        @Nullable List<String> customerNumbers,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String language,
        @Nullable Integer overlapDays,
        String reason) {

    @Override
    public String toString() {
        return "EditForm[]";
    }
}
