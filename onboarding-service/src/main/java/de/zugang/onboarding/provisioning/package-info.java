/** The durable way from an approved order to working credentials: an enum of steps, one file per step. */
@NullMarked
package de.zugang.onboarding.provisioning;

import org.jspecify.annotations.NullMarked;
