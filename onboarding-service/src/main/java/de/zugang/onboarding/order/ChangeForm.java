package de.zugang.onboarding.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that changes a technical user, as a person or a machine filled it in; nothing is checked yet.
 *
 * @param technicalUser its name
 * @param customerNumbers to add or to remove
 * @param entitlement to grant or to withdraw
 * @param attributes to be set
 * @param overlapDays how long the old secret works beside the new one; {@code null}: as usual
 */
public record ChangeForm(
        OrderKind kind,
        String technicalUser,
        List<String> customerNumbers,
        @Nullable String entitlement,
        AttributesForm attributes,
        @Nullable Integer overlapDays,
        String reason,
        @Nullable String ticket) {

    /** For whatever sets no attributes. */
    public ChangeForm(
            OrderKind kind,
            String technicalUser,
            List<String> customerNumbers,
            @Nullable String entitlement,
            String reason,
            @Nullable String ticket) {
        this(kind, technicalUser, customerNumbers, entitlement, AttributesForm.NONE, null, reason, ticket);
    }
}
