package de.zugang.onboarding.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that changes a technical user, as a person or a machine filled it in; nothing is checked yet.
 *
 * @param technicalUser its name
 * @param customerNumbers to add or to remove
 */
public record ChangeForm(
        OrderKind kind,
        String technicalUser,
        List<String> customerNumbers,
        String reason,
        @Nullable String ticket) {}
