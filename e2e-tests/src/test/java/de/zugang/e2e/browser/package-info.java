/** Desk and portal as a person uses them, in a real browser. */
@NullMarked
package de.zugang.e2e.browser;

import org.jspecify.annotations.NullMarked;
