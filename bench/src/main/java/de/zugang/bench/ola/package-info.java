/** {@code ./zugang bench ola}. */
@NullMarked
package de.zugang.bench.ola;

import org.jspecify.annotations.NullMarked;
