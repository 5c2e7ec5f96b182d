/** Customer numbers. */
@NullMarked
package de.zugang.onboarding.customer;

import org.jspecify.annotations.NullMarked;
