/** What technical users called, in sums as gateways report them. */
@NullMarked
package de.zugang.onboarding.usage;

import org.jspecify.annotations.NullMarked;
