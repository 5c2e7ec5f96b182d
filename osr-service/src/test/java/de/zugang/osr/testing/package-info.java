/** The running service as tests see it: real database, real ports, signed passports. */
@NullMarked
package de.zugang.osr.testing;

import org.jspecify.annotations.NullMarked;
