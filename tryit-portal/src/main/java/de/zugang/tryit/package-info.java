/** The application; every package below is a feature. */
@NullMarked
package de.zugang.tryit;

import org.jspecify.annotations.NullMarked;
