/** For tests: what a how-to shows, done. */
@NullMarked
package de.zugang.howto;

import org.jspecify.annotations.NullMarked;
