/** The running service as tests see it: real database, real ports, signed passports, a clock that is turned. */
@NullMarked
package de.zugang.ola.testing;

import org.jspecify.annotations.NullMarked;
