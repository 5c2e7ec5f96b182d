package de.zugang.onboarding.order;

import java.util.List;

/**
 * One page of orders.
 *
 * @param total how many fit the search altogether
 */
public record OrderPage(List<Order> orders, int page, int size, long total) {}
