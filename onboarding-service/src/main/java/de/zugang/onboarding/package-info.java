/** The application; every package below is a feature. */
@NullMarked
package de.zugang.onboarding;

import org.jspecify.annotations.NullMarked;
