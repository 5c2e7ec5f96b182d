package de.zugang.onboarding.order;

import org.jspecify.annotations.Nullable;

/**
 * Which orders to show; what is {@code null} does not matter.
 *
 * @param text part of company, customer number, technical user name or ticket
 * @param undecided only those on which somebody must decide
 * @param technicalUser only those for this one
 * @param page from 0
 * @param size 1 to 100
 */
public record OrderSearch(
        Order.@Nullable State state,
        @Nullable EntitlementState entitlement,
        @Nullable String text,
        boolean undecided,
        @Nullable String technicalUser,
        int page,
        int size) {

    /** All of them. */
    public static OrderSearch all(int page, int size) {
        return new OrderSearch(null, null, null, false, null, page, size);
    }

    public OrderSearch in(Order.@Nullable State wanted) {
        return new OrderSearch(wanted, entitlement, text, undecided, technicalUser, page, size);
    }

    public OrderSearch containing(@Nullable String wanted) {
        return new OrderSearch(state, entitlement, wanted, undecided, technicalUser, page, size);
    }

    public OrderSearch whereSomebodyMustDecide() {
        return new OrderSearch(state, entitlement, text, true, technicalUser, page, size);
    }

    public OrderSearch of(String wanted) {
        return new OrderSearch(state, entitlement, text, undecided, wanted, page, size);
    }
}
