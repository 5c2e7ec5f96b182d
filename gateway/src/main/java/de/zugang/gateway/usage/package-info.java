/**
 * Counts what was answered to whom, and reports the sums to onboarding. Imports {@code feed} (for this node's token) and
 * {@code catalogue}.
 */
@NullMarked
package de.zugang.gateway.usage;

import org.jspecify.annotations.NullMarked;
