/** Subscription keys: drawn once, stored as hashes. */
@NullMarked
package de.zugang.onboarding.subscription;

import org.jspecify.annotations.NullMarked;
