/** Onboarding on the whole platform: from approval to the first call, orders per minute, pages of the desk, changes at gateways. */
@NullMarked
package de.zugang.bench.onboarding;

import org.jspecify.annotations.NullMarked;
