/** Requests that gateways refused: the true reason, for support and for the owner. */
@NullMarked
package de.zugang.onboarding.refusal;

import org.jspecify.annotations.NullMarked;
