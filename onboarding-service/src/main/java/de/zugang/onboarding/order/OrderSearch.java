package de.zugang.onboarding.order;

import org.jspecify.annotations.Nullable;

/**
 * Which orders to show; what is {@code null} does not matter.
 *
 * @param text part of company, customer number, technical user name or ticket
 * @param page from 0
 * @param size 1 to 100
 */
public record OrderSearch(
        Order.@Nullable State state,
        Order.@Nullable Ola ola,
        @Nullable String text,
        int page,
        int size) {}
