/** Both stories, end to end: onboarding, and deliveries of on-site roles. */
@NullMarked
package de.zugang.e2e.journey;

import org.jspecify.annotations.NullMarked;
