/** The way to sales for those who are not customers yet: who was referred, when, by whom. */
@NullMarked
package de.zugang.onboarding.sales;

import org.jspecify.annotations.NullMarked;
