/** What every service needs and no word of the trade: refusals, the caller, tokens. */
@NullMarked
package de.zugang.servicekit;

import org.jspecify.annotations.NullMarked;
