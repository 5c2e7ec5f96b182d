/** The application; every package below is a feature. */
@NullMarked
package de.zugang.osr;

import org.jspecify.annotations.NullMarked;
