/** Customer numbers and the register that knows who is behind them. */
@NullMarked
package de.zugang.onboarding.customer;

import org.jspecify.annotations.NullMarked;
