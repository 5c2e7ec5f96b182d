/** Days from and to: open end, inclusive end, next day and overlap are decided here and nowhere else. Imports no other package. */
@NullMarked
package de.zugang.osr.period;

import org.jspecify.annotations.NullMarked;
