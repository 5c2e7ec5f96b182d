/** The commands behind {@code ./zugang}. */
@NullMarked
package de.zugang.sandbox.command;

import org.jspecify.annotations.NullMarked;
