/** Who of ours acts, and the security chains that let nobody else in. */
@NullMarked
package de.zugang.onboarding.staff;

import org.jspecify.annotations.NullMarked;
