/** Orders of customer service: placed, checked, approved, done. Publishes approvals and does not know who provisions. */
@NullMarked
package de.zugang.onboarding.order;

import org.jspecify.annotations.NullMarked;
