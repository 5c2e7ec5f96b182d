/** Entry of {@code ./zugang bench}. */
@NullMarked
package de.zugang.bench.command;

import org.jspecify.annotations.NullMarked;
