/**
 * Counts what was answered to whom, and reports the sums and the latest refusals to onboarding. Imports {@code feed} (for
 * this node's token), {@code snapshot} (for the disk), {@code refusal} and {@code catalogue}.
 */
@NullMarked
package de.zugang.gateway.usage;

import org.jspecify.annotations.NullMarked;
