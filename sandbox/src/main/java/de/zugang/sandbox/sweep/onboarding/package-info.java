/** Kills onboarding-service again and again while orders are worked off, and holds what is left against a journal. */
@NullMarked
package de.zugang.sandbox.sweep.onboarding;

import org.jspecify.annotations.NullMarked;
